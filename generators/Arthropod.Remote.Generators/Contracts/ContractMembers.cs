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
        var interfaces = new[] { contract }.Concat(contract.AllInterfaces);
        return [.. interfaces.SelectMany(i => i.GetMembers()).Where(member => IsMember(member) && MustBeImplemented(contract, member))];
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

    // What has a body runs at the caller, unless an interface between takes the body back, or two of them give one each.
    private static bool MustBeImplemented(INamedTypeSymbol contract, ISymbol member) =>
        (member.IsAbstract || member.IsVirtual) && !IsExplicit(member) && contract.FindImplementationForInterfaceMember(member) is null;

    private static bool IsExplicit(ISymbol member) => member switch
    {
        IMethodSymbol method => !method.ExplicitInterfaceImplementations.IsEmpty,
        IPropertySymbol property => !property.ExplicitInterfaceImplementations.IsEmpty,
        IEventSymbol e => !e.ExplicitInterfaceImplementations.IsEmpty,
        _ => false,
    };
}
