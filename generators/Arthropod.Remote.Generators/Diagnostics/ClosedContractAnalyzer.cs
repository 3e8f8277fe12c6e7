using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
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
        context.RegisterSemanticModelAction(Analyze);
    }

    private static void Analyze(SemanticModelAnalysisContext context)
    {
        // These attributes can only stand at the top of a file.
        if (context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken) is CompilationUnitSyntax file)
        {
            foreach (var attribute in file.AttributeLists.SelectMany(list => list.Attributes))
            {
                Analyze(context, attribute);
            }
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, AttributeSyntax syntax)
    {
        var compilation = context.SemanticModel.Compilation;
        if (Find(compilation, syntax) is not { } attribute ||
            ClosedContracts.Read(attribute, compilation, context.CancellationToken) is not { } reading)
        {
            return;
        }

        var types = TravellingTypes.Of(compilation, context.CancellationToken);
        var place = Places.Argument(attribute, compilation.Assembly, named: null);
        var advice = reading.Contract is not null && ClosedContracts.TypeOf(attribute) is { } type
            ? new ContractAdvice(type, place, types).Find()
            : [];
        foreach (var problem in reading.Problems.Concat(advice))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.For(problem.Kind), problem.Location, [.. problem.Arguments]));
        }
    }

    private static AttributeData? Find(Compilation compilation, AttributeSyntax syntax) => compilation.Assembly.GetAttributes().FirstOrDefault(
        attribute => attribute.AttributeClass is { } type && KnownTypes.Is(type, Attributes.RemoteContract) &&
            attribute.ApplicationSyntaxReference is { } reference &&
            reference.SyntaxTree == syntax.SyntaxTree && reference.Span == syntax.Span);
}
