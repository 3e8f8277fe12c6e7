using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Finds the members of a plain type by the contractless rules of MessagePack-CSharp 2.5 (measured): base types first,
/// in each type its properties before its fields; a member that hides one of the same name travels as
/// <c>Type.Member</c>; what is marked as ignored, static or not public does not take part.
/// </summary>
internal static class PlainMembers
{
    public static List<PlainMember> Contractless(INamedTypeSymbol type)
    {
        var levels = Declared(type, PlainMember.From);
        var members = new List<PlainMember>();
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            members.AddRange(levels[i].Where(member => !Attributes.IsIgnored(member.Symbol)));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return InOrder(members.TrueForAll(member => names.Add(member.Symbol.Name)) ? members : ToldApart(members));
    }

    /// <summary>
    /// The members of an attributed type: those with a key; derived types first, properties before fields. Says which
    /// member has none although it must.
    /// </summary>
    public static List<PlainMember> Attributed(
        INamedTypeSymbol type, bool isDataContract, Func<ISymbol, bool> isAccessible, out PlainMember? withoutKey)
    {
        withoutKey = null;
        var members = new List<PlainMember>();
        var all = Declared(type, From).SelectMany(level => level).ToList();
        foreach (var member in all.OrderBy(member => member.Symbol is IFieldSymbol))
        {
            if (Attributes.IsIgnored(member.Symbol))
            {
                continue;
            }

            if (Attributes.Key(member.Symbol, isDataContract) is not { } key)
            {
                withoutKey ??= isDataContract ? null : member;
                continue;
            }

            if (key is int index)
            {
                member.Index = index;
            }
            else
            {
                member.Key = (string)key;
            }

            member.IsHidden = all.TakeWhile(other => other != member).Any(
                other => string.Equals(other.Symbol.Name, member.Symbol.Name, StringComparison.Ordinal));
            members.Add(member);
        }

        return InOrder(members);

        PlainMember? From(ISymbol symbol) => Attributes.Key(symbol, isDataContract) is null
            ? PlainMember.From(symbol)
            : PlainMember.Keyed(symbol, isAccessible);
    }

    /// <summary>Members of one name together, each under a name of its own.</summary>
    private static List<PlainMember> ToldApart(List<PlainMember> members)
    {
        var named = new List<PlainMember>(members.Count);
        foreach (var group in members.GroupBy(member => member.Symbol.Name, StringComparer.Ordinal))
        {
            var same = group.ToList();
            for (var i = 0; i < same.Count; i++)
            {
                same[i].IsHidden = i < same.Count - 1;
                if (i > 0)
                {
                    same[i].Key = FullName(same[i].Symbol.ContainingType) + "." + same[i].Symbol.Name;
                }
            }

            named.AddRange(same);
        }

        return named;
    }

    private static List<PlainMember> InOrder(List<PlainMember> members) => members.Exists(member => Attributes.HasDataMember(member.Symbol))
        ? [.. members.OrderBy(member => Attributes.DataMemberOrder(member.Symbol))]
        : members;

    /// <summary>The members by declaring type, the most derived first, without those that a derived type replaces.</summary>
    private static List<List<PlainMember>> Declared(INamedTypeSymbol type, Func<ISymbol, PlainMember?> from)
    {
        var levels = new List<List<PlainMember>>();
        var properties = new List<IPropertySymbol>();
        for (var current = type;
             current is { SpecialType: not (SpecialType.System_Object or SpecialType.System_ValueType) };
             current = current.BaseType)
        {
            var declared = current.GetMembers();
            var members = new List<PlainMember>();
            var derived = properties.Count;
            foreach (var member in declared)
            {
                if (member is IPropertySymbol property && !IsReplaced(property, properties, derived))
                {
                    Add(members, property);
                    properties.Add(property);
                }
            }

            foreach (var member in declared)
            {
                if (member is IFieldSymbol)
                {
                    Add(members, member);
                }
            }

            levels.Add(members);
        }

        return levels;

        void Add(List<PlainMember> members, ISymbol symbol)
        {
            if (from(symbol) is { } member)
            {
                members.Add(member);
            }
        }
    }

    // As reflection sees it: an override replaces what it overrides, and so does a new property of the same type.
    private static bool IsReplaced(IPropertySymbol property, List<IPropertySymbol> properties, int derived)
    {
        for (var i = 0; i < derived; i++)
        {
            if (string.Equals(properties[i].Name, property.Name, StringComparison.Ordinal) &&
                SymbolEqualityComparer.Default.Equals(properties[i].Type, property.Type))
            {
                return true;
            }
        }

        return false;
    }

    private static string FullName(INamedTypeSymbol type)
    {
        var name = type.ContainingType is { } outer ? FullName(outer) + "+" + type.MetadataName : type.MetadataName;
        return type.ContainingType is null && Names.Namespace(type) is { } space ? space + "." + name : name;
    }
}
