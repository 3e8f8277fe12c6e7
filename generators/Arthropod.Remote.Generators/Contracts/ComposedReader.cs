using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds the library's formatter for a type that is composed of others, whose formatters are its type arguments.</summary>
internal sealed class ComposedReader(IAssemblySymbol assembly, Func<ITypeSymbol, ValueNode> read)
{
    public void FillArray(ValueNode node, IArrayTypeSymbol array)
    {
        if (array.Rank == 1 && array.ElementType.SpecialType == SpecialType.System_Byte)
        {
            node.Formatter = KnownTypes.Formatters + "ByteArrayFormatter";
            return;
        }

        var name = array.Rank switch
        {
            1 => "Array",
            2 => "TwoDimensionalArray",
            3 => "ThreeDimensionalArray",
            4 => "FourDimensionalArray",
            _ => null,
        };
        if (name is null)
        {
            node.Problem = ProblemKind.UnsupportedValue;
            node.Detail = Refusal.AdviceFor(array);
            return;
        }

        node.Formatter = KnownTypes.Formatters + name + "Formatter<" + Part(node, "[]", array.ElementType) + ">";
    }

    public void FillEnum(ValueNode node, INamedTypeSymbol type)
    {
        // The compiler has an underlying type for every enum that it could resolve.
        var underlying = Part(node, "", type.EnumUnderlyingType!);
        node.Formatter = $"{KnownTypes.Formatters}EnumFormatter<{type.ToDisplayString(Names.Type)}, {underlying}>";
    }

    public bool TryFillGeneric(ValueNode node, INamedTypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T)
        {
            node.Formatter = $"{KnownTypes.Formatters}NullableFormatter<{Part(node, "", type.TypeArguments[0])}>";
            return true;
        }

        if (IsTuple(type))
        {
            var items = type.TypeArguments.Select((item, index) => Part(node, index == 7 ? ".Rest" : $".Item{index + 1}", item));
            var kind = type.IsValueType ? "ValueTuple" : "Tuple";
            node.Formatter = $"{KnownTypes.Formatters}{kind}Formatter<{string.Join(", ", items)}>";
            return true;
        }

        if (KnownTypes.FormatterOfBytes(type) is { } ofBytes)
        {
            node.Formatter = ofBytes;
            return true;
        }

        if (KnownTypes.GenericFormatterOf(type) is not { } known)
        {
            return false;
        }

        var arguments = type.TypeArguments.Length == 1
            ? Part(node, "[]", type.TypeArguments[0])
            : Part(node, ".Key", type.TypeArguments[0]) + ", " + Part(node, ".Value", type.TypeArguments[1]);
        var itself = known.NamesItself ? type.ToDisplayString(Names.Type) + ", " : "";
        node.Formatter = $"{KnownTypes.Formatters}{known.Formatter}Formatter<{itself}{arguments}>";
        return true;
    }

    /// <summary>Collections of other people: those that can be created empty and added to.</summary>
    public bool TryFillCollection(ValueNode node, INamedTypeSymbol type)
    {
        if (!type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) &&
            type.SpecialType != SpecialType.System_Collections_IEnumerable)
        {
            return false;
        }

        var self = type.ToDisplayString(Names.Type);
        var canBeCreated = type.TypeKind == TypeKind.Class && TypeConstraints.CanBeCreated(type);
        var dictionaries = Implemented(type, "System.Collections.Generic.IDictionary`2");
        var collections = Implemented(type, "System.Collections.Generic.ICollection`1");
        if (canBeCreated && dictionaries.Length == 1)
        {
            var dictionary = dictionaries[0];
            var arguments = Element(node, ".Key", dictionary.TypeArguments[0]) + ", " + Element(node, ".Value", dictionary.TypeArguments[1]);
            node.Formatter = $"{KnownTypes.Formatters}DictionaryCollectionFormatter<{self}, {arguments}>";
        }
        else if (canBeCreated && dictionaries.Length == 0 && collections.Length == 1)
        {
            node.Formatter = $"{KnownTypes.Formatters}CollectionFormatter<{self}, {Element(node, "[]", collections[0].TypeArguments[0])}>";
        }
        else
        {
            node.Problem = ProblemKind.UnsupportedCollection;
            node.Detail = Refusal.OfCollection(type);
        }

        node.BesideElements = node.Problem is null ? [.. StoredValues.BesideElements(type, assembly)] : [];
        return true;
    }

    /// <summary>A part's type and formatter, as type arguments.</summary>
    private string Part(ValueNode node, string path, ITypeSymbol type)
    {
        var part = read(type);
        node.Parts.Add(new(path, part));
        if (LeadsTo(part, node))
        {
            // A collection of itself: its formatter would be its own type argument.
            node.Problem = ProblemKind.EndlessValue;
        }

        return type.ToDisplayString(Names.Type) + ", " + part.Formatter;
    }

    /// <summary>A part of somebody's own collection.</summary>
    private string Element(ValueNode node, string path, ITypeSymbol type)
    {
        var part = Part(node, path, type);
        return ObjectFormatters.ApplyTo((INamedTypeSymbol)node.Type) && ObjectFormatters.Of(type) is { } formatter
            ? type.ToDisplayString(Names.Type) + ", " + formatter
            : part;
    }

    // A generated formatter has a name of its own.
    private static bool LeadsTo(ValueNode part, ValueNode node) => part == node ||
        (part is { IsGenerated: false, Problem: null } && part.Parts.Exists(inner => LeadsTo(inner.Value, node)));

    private static INamedTypeSymbol[] Implemented(INamedTypeSymbol type, string metadataName) =>
        [.. type.AllInterfaces.Where(i => KnownTypes.Is(i, metadataName))];

    private static bool IsTuple(INamedTypeSymbol type) =>
        type.TypeArguments.Length > 0 && (type.IsTupleType || (KnownTypes.MetadataName(type) is { } name &&
            (name.StartsWith("System.Tuple`", StringComparison.Ordinal) || name.StartsWith("System.ValueTuple`", StringComparison.Ordinal))));
}
