using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>
/// Gives advice about the types that contracts carry: where they are declared and once for all contracts, or where a
/// contract carries them that are declared elsewhere.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ValueAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.Advice;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        var types = TravellingTypes.Of(context.Compilation, context.CancellationToken);
        var problems = Attributes.Find(type, Attributes.RemoteQueue) is null
            ? Advice.For(type, types, context.Compilation)
            : new ContractAdvice(type, closedAt: null, types).Find();
        foreach (var problem in problems.Where(problem => problem.Location.IsInSource))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.For(problem.Kind), problem.Location, [.. problem.Arguments]));
        }
    }
}
