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
        var levels = Declared(type, PlainMember.From, withReplaced: false);
        var members = new List<PlainMember>();
        for (var i = levels.Count - 1; i >= 0; i--)
        {
            members.AddRange(levels[i].Where(member => !Attributes.IsIgnored(member.Symbol)));
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        return InOrder(members.TrueForAll(member => names.Add(member.Symbol.Name)) ? members : ToldApart(members));
    }

    /// <summary>
    /// The members of an attributed type: those with a key; properties before fields, base types first. A property and
    /// one that overrides it are two members (measured), each with its own key or [IgnoreMember], and one where the keys
    /// are the same. Says which member has no key although it must.
    /// </summary>
    public static List<PlainMember> Attributed(
        INamedTypeSymbol type, bool isDataContract, Func<ISymbol, bool> isAccessible, out PlainMember? withoutKey)
    {
        withoutKey = null;
        var members = new List<PlainMember>();
        var all = Declared(type, From, withReplaced: true).AsEnumerable().Reverse().SelectMany(level => level).ToList();
        foreach (var member in all.Where(member => !Attributes.IsIgnored(member.Symbol)).OrderBy(member => member.Symbol is IFieldSymbol))
        {
            if (Attributes.Key(member.Symbol, isDataContract) is { } key)
            {
                member.Index = key as int?;
                member.Key = key as string ?? member.Key;
                Add(member, members);
            }
            else if (!isDataContract && !all.Exists(other => Overrides(other, member)))
            {
                withoutKey ??= member;
            }
        }

        foreach (var member in members)
        {
            var isTwice = members.Exists(other => Overrides(other, member));
            member.IsRequired = !isTwice && (member.IsRequired || all.Exists(other => other.IsRequired && Overrides(other, member)));
            member.IsHidden = isTwice || all.SkipWhile(other => other != member).Skip(1).Any(
                other => string.Equals(other.Symbol.Name, member.Symbol.Name, StringComparison.Ordinal) && !Overrides(other, member));
        }

        return InOrder(members);

        PlainMember? From(ISymbol symbol) => Attributes.Key(symbol, isDataContract) is null
            ? PlainMember.From(symbol)
            : PlainMember.Keyed(symbol, isAccessible);
    }

    /// <summary>Adds a member, or puts it in the place of the one that it overrides, unless it overrides only one of two accessors.</summary>
    private static void Add(PlainMember member, List<PlainMember> members)
    {
        var same = members.FindIndex(other => Overrides(member, other) && other.Index == member.Index &&
            string.Equals(other.Key, member.Key, StringComparison.Ordinal));
        if (same < 0)
        {
            members.Add(member);
        }
        else if (member.IsReadable == members[same].IsReadable && member.IsWritable == members[same].IsWritable)
        {
            members[same] = member;
        }
    }

    private static bool Overrides(PlainMember member, PlainMember other)
    {
        for (var current = member.Symbol as IPropertySymbol; current?.OverriddenProperty is not null; current = current.OverriddenProperty)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OverriddenProperty, other.Symbol))
            {
                return true;
            }
        }

        return false;
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

    /// <summary>The members by declaring type, the most derived first, with or without those that a derived type replaces.</summary>
    private static List<List<PlainMember>> Declared(INamedTypeSymbol type, Func<ISymbol, PlainMember?> from, bool withReplaced)
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
                if (member is IPropertySymbol property && (withReplaced || !IsReplaced(property, properties, derived)))
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
