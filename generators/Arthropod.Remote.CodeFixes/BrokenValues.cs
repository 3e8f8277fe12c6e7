using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// The types that cannot travel behind a diagnostic, which stands where a contract carries them. Each is cured as a
/// whole, so that it makes no difference how many contracts carry it.
/// </summary>
internal static class BrokenValues
{
    public static IEnumerable<INamedTypeSymbol> At(
        SyntaxNode place, SemanticModel model, ProblemKind problem, CancellationToken cancellationToken) =>
        NodesAt(place, model, problem, cancellationToken)
            .Select(broken => broken.Type.OriginalDefinition)
            .OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default);

    /// <summary>What is known of each, members with a formatter of their own included.</summary>
    public static IEnumerable<ValueNode> NodesAt(
        SyntaxNode place, SemanticModel model, ProblemKind problem, CancellationToken cancellationToken)
    {
        var graph = ValueGraph.Of(model.Compilation);
        return Values(place, model, cancellationToken)
            .SelectMany(value => graph.Broken("", graph.Read(value)))
            .Select(broken => broken.Value)
            .Where(broken => broken.Problem == problem);
    }

    private static IEnumerable<ITypeSymbol> Values(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        // What is inherited is reported at the contract, and what a type argument brings where the contract is closed.
        var contract = place switch
        {
            InterfaceDeclarationSyntax declaration => model.GetDeclaredSymbol(declaration, cancellationToken),
            TypeOfExpressionSyntax closed => model.GetTypeInfo(closed.Type, cancellationToken).Type as INamedTypeSymbol,
            _ => null,
        };
        if (contract is not null)
        {
            return ContractMembers.Of(contract).OfType<IMethodSymbol>().SelectMany(SignatureValue.Of).Select(value => value.Type);
        }

        return place is TypeSyntax syntax && model.GetTypeInfo(syntax, cancellationToken).Type is { } type
            ? [KnownTypes.Is(type, "System.IProgress`1") ? ((INamedTypeSymbol)type).TypeArguments[0] : type]
            : [];
    }
}
