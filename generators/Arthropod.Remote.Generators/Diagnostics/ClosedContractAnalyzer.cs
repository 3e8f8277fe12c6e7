using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>Reports what is wrong with the generic contracts that an assembly closes, where it closes them.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ClosedContractAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => Rules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterSyntaxNodeAction(Analyze, SyntaxKind.Attribute);
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        if (context.Node.Parent is not AttributeListSyntax { Parent: CompilationUnitSyntax } ||
            Find(context) is not { } attribute ||
            ClosedContracts.Read(attribute, context.Compilation, context.CancellationToken) is not { } reading)
        {
            return;
        }

        foreach (var problem in reading.Problems)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.For(problem.Kind), problem.Location, [.. problem.Arguments]));
        }
    }

    private static AttributeData? Find(SyntaxNodeAnalysisContext context) => context.Compilation.Assembly.GetAttributes().FirstOrDefault(
        attribute => attribute.AttributeClass is { } type && KnownTypes.Is(type, Attributes.RemoteContract) &&
            attribute.ApplicationSyntaxReference is { } reference &&
            reference.SyntaxTree == context.Node.SyntaxTree && reference.Span == context.Node.Span);
}
