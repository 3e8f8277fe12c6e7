using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The members that whoever implements a contract has to implement, inherited ones included, each once.</summary>
internal static class ContractMembers
{
    // Declared twice with the same types is an error of the compiler's, and must not become errors of ours.
    private static readonly SymbolDisplayFormat Declaration = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithParameterOptions(SymbolDisplayParameterOptions.IncludeType);

    public static List<ISymbol> Of(INamedTypeSymbol contract)
    {
        var interfaces = new[] { contract }.Concat(contract.AllInterfaces).ToList();
        var implemented = new HashSet<ISymbol>(interfaces.SelectMany(i => i.GetMembers()).SelectMany(Implements), SymbolEqualityComparer.Default);
        return [.. interfaces.SelectMany(i => i.GetMembers()).Where(
            member => member.IsAbstract && IsMember(member) && !implemented.Contains(member))];
    }

    /// <summary>Whether each member can be named, and so implemented.</summary>
    public static bool AreDistinct(List<ISymbol> members) => members
        .GroupBy(member => member.Name, StringComparer.Ordinal)
        .All(same => same.Count() == 1 ||
            same.Select(member => member.ToDisplayString(Declaration)).Distinct(StringComparer.Ordinal).Count() == same.Count());

    private static bool IsMember(ISymbol member) => member switch
    {
        // Accessors come with their property or event.
        IMethodSymbol { AssociatedSymbol: not null } => false,
        IMethodSymbol or IPropertySymbol or IEventSymbol => true,
        _ => false,
    };

    private static IEnumerable<ISymbol> Implements(ISymbol member) => member.IsAbstract ? [] : member switch
    {
        IMethodSymbol method => method.ExplicitInterfaceImplementations,
        IPropertySymbol property => property.ExplicitInterfaceImplementations,
        IEventSymbol e => e.ExplicitInterfaceImplementations,
        _ => [],
    };
}
