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
        var members = new List<ISymbol>();
        AddMembers(contract);
        foreach (var inherited in contract.AllInterfaces)
        {
            AddMembers(inherited);
        }

        return members;

        void AddMembers(INamedTypeSymbol declaring)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (IsMember(member) && MustBeImplemented(contract, member))
                {
                    members.Add(member);
                }
            }
        }
    }

    /// <summary>Whether each member can be named, and so implemented.</summary>
    public static bool AreDistinct(List<ISymbol> members)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return members.TrueForAll(member => names.Add(member.Name)) || members
            .GroupBy(member => member.Name, StringComparer.Ordinal)
            .All(same => same.Select(member => member.ToDisplayString(Declaration)).Distinct(StringComparer.Ordinal).Count() == same.Count());
    }

    /// <summary>Whether a member is what the owner of an object calls when done with it: a proxy's owner is not the worker's.</summary>
    public static bool IsDisposal(ISymbol member) =>
        KnownTypes.Is(member.ContainingType, "System.IAsyncDisposable") || KnownTypes.Is(member.ContainingType, "System.IDisposable");

    private static bool IsMember(ISymbol member) => member switch
    {
        // Accessors come with their property or event.
        IMethodSymbol { AssociatedSymbol: not null } => false,
        IMethodSymbol or IPropertySymbol or IEventSymbol => true,
        _ => false,
    };

    // What has a body runs at the caller, unless an interface between takes the body back, or two of them give one each.
    // Nobody can have given one to what the contract itself declares without.
    private static bool MustBeImplemented(INamedTypeSymbol contract, ISymbol member) =>
        (member.IsAbstract || member.IsVirtual) && !IsExplicit(member) &&
        ((member.IsAbstract && SymbolEqualityComparer.Default.Equals(member.ContainingType, contract)) ||
            contract.FindImplementationForInterfaceMember(member) is null);

    private static bool IsExplicit(ISymbol member) => member switch
    {
        IMethodSymbol method => !method.ExplicitInterfaceImplementations.IsEmpty,
        IPropertySymbol property => !property.ExplicitInterfaceImplementations.IsEmpty,
        IEventSymbol e => !e.ExplicitInterfaceImplementations.IsEmpty,
        _ => false,
    };
}
