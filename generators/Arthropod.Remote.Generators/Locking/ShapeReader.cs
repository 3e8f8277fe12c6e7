using System.Globalization;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>Names the shapes of values, and collects the application's own types among them.</summary>
internal sealed class ShapeReader(Dictionary<string, Location> places)
{
    private readonly SortedDictionary<string, LockedType> _types = new(StringComparer.Ordinal);

    public IEnumerable<LockedType> Types => _types.Values;

    public string Read(ValueNode node)
    {
        // A node that refuses null stands before the one that carries the value.
        if (node.Parts is [{ Key: "", Value: var inner }] && Nullability.ForbidsNull(node.Type))
        {
            return ReadValue(inner);
        }

        return node.Type.IsReferenceType && !(node.CustomFormatter is not null && Nullability.ForbidsNull(node.Type))
            ? OrNull(ReadValue(node))
            : ReadValue(node);
    }

    // What may be null for two reasons is written as for one: a Lazy<int?> that is null, and one whose value is.
    private static string OrNull(string shape) => shape.EndsWith("?", StringComparison.Ordinal) ? shape : shape + "?";

    /// <summary>The place of a type, and that of a member of it.</summary>
    public static string PlaceOf(string type, string? key = null) => key is null ? "type " + type : $"member {type} {key}";

    /// <summary>A type's full name without spaces. Those of namespace System are known by their own names to everybody.</summary>
    public static string Name(ITypeSymbol type)
    {
        var name = Shape.WithoutMarks(Names.Exact(type).Replace(", ", ","));
        const string system = "System.";
        return name.StartsWith(system, StringComparison.Ordinal) && name.IndexOf('.', system.Length) < 0 ? name.Substring(system.Length) : name;
    }

    private string ReadValue(ValueNode node) => node switch
    {
        { CustomFormatter: { } formatter } => Name(node.Type) + Shape.By + Name(formatter),
        { Type: INamedTypeSymbol { TypeKind: TypeKind.Enum } type } => ReadEnum(type),
        { Type: INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T }, Parts: [var value] } => OrNull(Read(value.Value)),
        { Model.Layout: FormatterLayout.Union } => ReadUnion(node),
        { Model: not null } => ReadObject(node),
        { Parts: [var made] } when KnownTypes.Is(node.Type, "System.Lazy`1") => Read(made.Value),
        { Type: IArrayTypeSymbol { Rank: > 1 } array, Parts: [var element] } => Shape.ArrayOf(Read(element.Value), $"[{new string(',', array.Rank - 1)}]"),
        { Parts: [{ Key: "[]" } element] } => Shape.ArrayOf(Read(element.Value), Shape.Array),
        { Parts: [{ Key: ".Key" } key, var value] } when KnownTypes.Is(node.Type, "System.Collections.Generic.KeyValuePair`2") =>
            $"pair<{Read(key.Value)},{Read(value.Value)}>",
        { Parts: [var key, var value] } when KnownTypes.Is(node.Type, "System.Linq.IGrouping`2") => Grouping(key, value),
        { Parts: [var key, var value] } when KnownTypes.Is(node.Type, "System.Linq.ILookup`2") => Shape.ArrayOf(Grouping(key, value), Shape.Array),
        { Parts: [{ Key: ".Key" } key, { Key: ".Value" } value] } => $"map<{Read(key.Value)},{Read(value.Value)}>",
        { Parts.Count: > 0 } => Tuple(node, ElementNames(node.Type)),
        { Type: IArrayTypeSymbol } => "bytes",
        { Type: INamedTypeSymbol { IsGenericType: true, TypeArguments: [{ SpecialType: SpecialType.System_Byte }] } } => "bytes",
        _ => Name(node.Type),
    };

    private string Tuple(ValueNode node, List<string> names)
    {
        // What is beyond the seventh element is a tuple inside, which knows no names itself.
        var elements = node.Parts.Select((part, index) => index == 7 && part.Key == ".Rest"
            ? Tuple(part.Value, [.. names.Skip(7)])
            : Read(part.Value) + (index < names.Count && names[index].Length > 0 ? " " + names[index] : ""));
        return $"({string.Join(names.Exists(name => name.Length > 0) ? ", " : ",", elements)})";
    }

    private static List<string> ElementNames(ITypeSymbol type) => type is INamedTypeSymbol { IsTupleType: true } tuple
        ? [.. tuple.TupleElements.Select(element => element.IsExplicitlyNamedTupleElement ? element.Name : "")]
        : [];

    private string Grouping(KeyValuePair<string, ValueNode> key, KeyValuePair<string, ValueNode> element) =>
        $"({Read(key.Value)},{Shape.ArrayOf(Read(element.Value), Shape.Array)})";

    private string ReadEnum(INamedTypeSymbol type)
    {
        var name = Name(type);
        if (!_types.ContainsKey(name))
        {
            places[PlaceOf(name)] = Places.Name(type);
            var values = type.GetMembers().OfType<IFieldSymbol>().Where(field => field.HasConstantValue)
                .Select(field => new LockedMember(Convert.ToString(field.ConstantValue, CultureInfo.InvariantCulture), field.Name, "", IsRequired: false))
                .OrderBy(value => decimal.Parse(value.Key, CultureInfo.InvariantCulture)).ThenBy(value => value.Name, StringComparer.Ordinal);
            _types.Add(name, new(name, LockedTypeKind.Enum, Name(type.EnumUnderlyingType!), values.ToEquatableArray()));
        }

        return name;
    }

    private string ReadObject(ValueNode node)
    {
        var name = Name(node.Type);
        if (_types.ContainsKey(name))
        {
            return name;
        }

        var model = node.Model!;
        var byIndex = model.Layout == FormatterLayout.Array;

        // It stands before its members are read: one of them may lead back here.
        _types.Add(name, new(name, byIndex ? LockedTypeKind.Array : LockedTypeKind.Map, "", default));
        places[PlaceOf(name)] = Places.Name(node.Type);
        var members = new List<(int Index, LockedMember Member)>();
        for (var i = 0; i < model.Members.Count; i++)
        {
            var member = model.Members[i];
            var key = byIndex ? LockText.Number(member.Index) : member.Key;
            members.Add((member.Index, new(key, member.PlainName, Read(node.Parts[i].Value), member.MustCome)));
            places[PlaceOf(name, key)] = MemberPlace(node.Type, member.PlainName);
        }

        var sorted = members.OrderBy(item => item.Index).ThenBy(item => item.Member.Key, StringComparer.Ordinal);
        _types[name] = _types[name] with { Members = sorted.Select(item => item.Member).ToEquatableArray() };
        return name;
    }

    private string ReadUnion(ValueNode node)
    {
        var name = Name(node.Type);
        if (_types.ContainsKey(name))
        {
            return name;
        }

        _types.Add(name, new(name, LockedTypeKind.Union, "", default));
        places[PlaceOf(name)] = Places.Name(node.Type);
        var cases = node.Model!.Cases.Zip(node.Parts, (item, part) => (item.Key, Member: new LockedMember(
            LockText.Number(item.Key), part.Value.Type.Name, ReadValue(part.Value), IsRequired: false)));
        _types[name] = _types[name] with { Members = cases.OrderBy(item => item.Key).Select(item => item.Member).ToEquatableArray() };
        return name;
    }

    private static Location MemberPlace(ITypeSymbol type, string member)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (current.GetMembers(member) is [var found, ..])
            {
                return Places.Name(found);
            }
        }

        return Places.Name(type);
    }
}
