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
        var members = Declared(type, PlainMember.From);
        members.Reverse();
        var all = members.SelectMany(level => level).Where(member => !Attributes.IsIgnored(member.Symbol)).ToList();
        var named = new List<PlainMember>(all.Count);
        foreach (var group in all.GroupBy(member => member.Symbol.Name, StringComparer.Ordinal))
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

        return [.. named.OrderBy(member => Attributes.DataMemberOrder(member.Symbol))];
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

        return [.. members.OrderBy(member => Attributes.DataMemberOrder(member.Symbol))];

        PlainMember? From(ISymbol symbol) => Attributes.Key(symbol, isDataContract) is null
            ? PlainMember.From(symbol)
            : PlainMember.Keyed(symbol, isAccessible);
    }

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
            var own = declared.OfType<IPropertySymbol>().Where(property => !IsReplaced(property, properties)).ToList();
            var members = own.Cast<ISymbol>().Concat(declared.OfType<IFieldSymbol>());
            levels.Add([.. members.Select(from).OfType<PlainMember>()]);
            properties.AddRange(own);
        }

        return levels;
    }

    // As reflection sees it: an override replaces what it overrides, and so does a new property of the same type.
    private static bool IsReplaced(IPropertySymbol property, List<IPropertySymbol> derived) => derived.Any(other =>
        string.Equals(other.Name, property.Name, StringComparison.Ordinal) &&
        SymbolEqualityComparer.Default.Equals(other.Type, property.Type));

    private static string FullName(INamedTypeSymbol type)
    {
        var name = type.ContainingType is { } outer ? FullName(outer) + "+" + type.MetadataName : type.MetadataName;
        return type.ContainingType is null && Names.Namespace(type) is { } space ? space + "." + name : name;
    }
}
