using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Finds the constructor that a plain type is created with: the marked one, or the public one with the most
/// parameters, each of which must be a member by name (whatever the case) and take its type: as in MessagePack-CSharp
/// 2.5, an <c>IEnumerable&lt;int&gt;</c> takes a list.
/// </summary>
internal static class ConstructorMatch
{
    public static IMethodSymbol? Find(
        INamedTypeSymbol type, List<PlainMember> members, bool byIndex, Compilation compilation, out PlainMember[] arguments)
    {
        var marked = type.InstanceConstructors.FirstOrDefault(
            constructor => Attributes.Find(constructor, "MessagePack.SerializationConstructorAttribute") is not null);
        IEnumerable<IMethodSymbol> candidates = marked is not null
            ? [marked]
            : type.InstanceConstructors.OrderByDescending(constructor => constructor.Parameters.Length);
        foreach (var constructor in candidates.Where(
            constructor => constructor.DeclaredAccessibility == Accessibility.Public || SymbolEqualityComparer.Default.Equals(constructor, marked)))
        {
            if (Match(constructor, members, byIndex, compilation) is { } matched)
            {
                arguments = matched;
                return constructor;
            }
        }

        arguments = [];
        return null;
    }

    private static PlainMember[]? Match(IMethodSymbol constructor, List<PlainMember> members, bool byIndex, Compilation compilation)
    {
        var matched = new PlainMember[constructor.Parameters.Length];
        for (var i = 0; i < matched.Length; i++)
        {
            var parameter = constructor.Parameters[i];
            if (Find(members, parameter, byIndex ? i : null) is not { IsReadable: true } found || parameter.RefKind != RefKind.None ||
                !Takes(parameter, found, compilation))
            {
                return null;
            }

            matched[i] = found;
        }

        return matched;
    }

    // Numbers that become wider and values that become nullable are not assignable to the library: it refuses the one and
    // crashes at the other.
    private static bool Takes(IParameterSymbol parameter, PlainMember member, Compilation compilation)
    {
        var conversion = compilation.ClassifyConversion(member.Type, parameter.Type);
        return conversion.IsIdentity || (conversion.IsImplicit && (conversion.IsReference || conversion.IsBoxing));
    }

    /// <summary>The member that a parameter sets; <see langword="null"/>: none, or it cannot be told which.</summary>
    private static PlainMember? Find(List<PlainMember> members, IParameterSymbol parameter, int? index)
    {
        if (index is not null)
        {
            return Only(members, member => member.Index == index, out _);
        }

        var byKey = Only(members, member => IsNamed(parameter, member.Key), out var isFound);
        return isFound ? byKey : Only(members, member => IsNamed(parameter, member.Symbol.Name), out _);
    }

    private static PlainMember? Only(List<PlainMember> members, Predicate<PlainMember> isWanted, out bool isFound)
    {
        var first = members.FindIndex(isWanted);
        isFound = first >= 0;
        return isFound && members.FindLastIndex(isWanted) == first ? members[first] : null;
    }

    private static bool IsNamed(IParameterSymbol parameter, string name) =>
        string.Equals(parameter.Name, name, StringComparison.OrdinalIgnoreCase);
}
