using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>Reports what the reader of contracts finds wrong, at the very place.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.Problems;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        // What has no name yet is being typed.
        if (context.Symbol is not INamedTypeSymbol { TypeKind: TypeKind.Interface, Name.Length: > 0 } type ||
            ContractReader.Read(type, context.Compilation, context.CancellationToken) is not { } reading)
        {
            return;
        }

        foreach (var problem in reading.Problems.Where(problem => !IsSaidByMessagePack(problem, context.Options)))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.For(problem.Kind), problem.Location, [.. problem.Arguments]));
        }

        if (reading is { Contract: not null, Problems.IsEmpty: true })
        {
            foreach (var suggestion in Suggestions.For(type))
            {
                context.ReportDiagnostic(suggestion);
            }
        }
    }

    // MessagePack's own analyzer says the same of keys, at the very member, in a project that has it and the type.
    private static bool IsSaidByMessagePack(Problem problem, AnalyzerOptions options) =>
        problem is { Kind: ProblemKind.KeyMissing or ProblemKind.KeyDoubled, IsInOwnType: true } &&
        options.AnalyzerConfigOptionsProvider.GlobalOptions.TryGetValue("build_property.ArthropodMessagePackAnalyzer", out var value) &&
        string.Equals(value, "true", StringComparison.OrdinalIgnoreCase);
}
