using System.Collections.Immutable;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>
/// Looks at <c>AddClient</c>, <c>AddServer</c> and <c>RemoteClient.Get</c>: what they are given must be a contract that
/// has code. That a served type implements its contract, the compiler sees to.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UseAnalyzer : DiagnosticAnalyzer
{
    private const string Builder = "Arthropod.Remote.Hosting.ArthropodBuilder";
    private const string Client = "Arthropod.Remote.RemoteClient";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [UseRules.NoContract, UseRules.NotClosed];

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze | GeneratedCodeAnalysisFlags.ReportDiagnostics);
        context.RegisterCompilationStartAction(static start =>
        {
            // Only who uses a generic contract pays for looking into all references.
            var closed = new Lazy<List<INamedTypeSymbol>>(() => Closed(start.Compilation));
            start.RegisterSemanticModelAction(file => Analyze(file, closed));
        });
    }

    // File by file and by name first: to be called for every call in a project, bound or not, takes longer than all else.
    private static void Analyze(SemanticModelAnalysisContext context, Lazy<List<INamedTypeSymbol>> closed)
    {
        foreach (var node in context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken).DescendantNodes())
        {
            if (node is InvocationExpressionSyntax invocation)
            {
                Analyze(context, invocation, closed);
            }
        }
    }

    private static void Analyze(SemanticModelAnalysisContext context, InvocationExpressionSyntax invocation, Lazy<List<INamedTypeSymbol>> closed)
    {
        if (Name(invocation)?.Identifier.ValueText is not ("AddClient" or "AddServer" or "Get") ||
            context.SemanticModel.GetSymbolInfo(invocation, context.CancellationToken).Symbol is not IMethodSymbol method ||
            Verb(method) is not { } verb || method.TypeArguments[0] is not INamedTypeSymbol { TypeKind: not TypeKind.Error } contract)
        {
            return;
        }

        if (Attributes.Find(contract, Attributes.RemoteQueue) is null)
        {
            Report(context, UseRules.NoContract, invocation, contract, verb);
        }
        else if (TypeArguments.IsGeneric(contract) && !TypeArguments.IsTypeParameterInside(contract) &&
            !closed.Value.Exists(other => TypeArguments.AreSame(other, contract)))
        {
            Report(context, UseRules.NotClosed, invocation, contract, verb);
        }
    }

    private static SimpleNameSyntax? Name(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static string? Verb(IMethodSymbol method) => method switch
    {
        { IsGenericMethod: true, Name: "AddClient" } when IsIn(method, Builder) => "call",
        { IsGenericMethod: true, Name: "AddServer" } when IsIn(method, Builder) => "serve",
        { IsGenericMethod: true, Name: "Get" } when IsIn(method, Client) => "call",
        _ => null,
    };

    private static bool IsIn(IMethodSymbol method, string metadataName) => KnownTypes.Is(method.ContainingType, metadataName);

    private static void Report(
        SemanticModelAnalysisContext context, DiagnosticDescriptor rule, InvocationExpressionSyntax invocation, INamedTypeSymbol contract, string verb) =>
        context.ReportDiagnostic(Diagnostic.Create(rule, Place(invocation), contract.ToDisplayString(Names.Display), verb));

    // The contract may be inferred from a function that creates it.
    private static Location Place(InvocationExpressionSyntax invocation) => Name(invocation) switch
    {
        GenericNameSyntax generic => generic.TypeArgumentList.Arguments[0].GetLocation(),
        { } name => name.GetLocation(),
        null => invocation.GetLocation(),
    };

    private static List<INamedTypeSymbol> Closed(Compilation compilation) =>
    [
        .. compilation.SourceModule.ReferencedAssemblySymbols.Append(compilation.Assembly)
            .SelectMany(assembly => assembly.GetAttributes())
            .Where(attribute => attribute.AttributeClass is { } type && KnownTypes.Is(type, Attributes.RemoteContract))
            .Select(ClosedContracts.TypeOf)
            .OfType<INamedTypeSymbol>(),
    ];
}
