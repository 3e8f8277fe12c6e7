using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Finds the constructor that a plain type is created with: the marked one, or the public one with the most
/// parameters, each of which must be a member by name (whatever the case) and have its type.
/// </summary>
internal static class ConstructorMatch
{
    public static IMethodSymbol? Find(INamedTypeSymbol type, List<PlainMember> members, bool byIndex, out PlainMember[] arguments)
    {
        var marked = type.InstanceConstructors.FirstOrDefault(
            constructor => Attributes.Find(constructor, "MessagePack.SerializationConstructorAttribute") is not null);
        IEnumerable<IMethodSymbol> candidates = marked is not null
            ? [marked]
            : type.InstanceConstructors.OrderByDescending(constructor => constructor.Parameters.Length);
        foreach (var constructor in candidates.Where(
            constructor => constructor.DeclaredAccessibility == Accessibility.Public || SymbolEqualityComparer.Default.Equals(constructor, marked)))
        {
            if (Match(constructor, members, byIndex) is { } matched)
            {
                arguments = matched;
                return constructor;
            }
        }

        arguments = [];
        return null;
    }

    private static PlainMember[]? Match(IMethodSymbol constructor, List<PlainMember> members, bool byIndex)
    {
        var matched = new PlainMember[constructor.Parameters.Length];
        for (var i = 0; i < matched.Length; i++)
        {
            var parameter = constructor.Parameters[i];
            var found = byIndex
                ? members.Where(member => member.Index == i).ToList()
                : members.Where(member => string.Equals(member.Key, parameter.Name, StringComparison.OrdinalIgnoreCase)).ToList();
            if (found.Count == 0 && !byIndex)
            {
                found = [.. members.Where(member => string.Equals(member.Symbol.Name, parameter.Name, StringComparison.OrdinalIgnoreCase))];
            }

            if (found.Count != 1 || !found[0].IsReadable || parameter.RefKind != RefKind.None ||
                !SymbolEqualityComparer.Default.Equals(found[0].Type, parameter.Type))
            {
                return null;
            }

            matched[i] = found[0];
        }

        return matched;
    }
}
