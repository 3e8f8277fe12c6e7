using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds the formatter for a type: one of the library's, composed, or one to be generated.</summary>
internal sealed class ValueReader(Compilation compilation, Dictionary<ITypeSymbol, ValueNode> nodes, UnmarkedTypes unmarked)
{
    private readonly CustomFormatters _customFormatters = new(compilation.Assembly);
    private readonly PlainTypeReader _plainTypes = new(compilation, Names.GeneratedNamespace(compilation.AssemblyName), unmarked);
    private readonly UnionReader _unions = new(compilation, Names.GeneratedNamespace(compilation.AssemblyName), unmarked);
    private readonly string _generatedNamespace = Names.GeneratedNamespace(compilation.AssemblyName);
    private readonly List<INamedTypeSymbol> _around = [];

    /// <summary>Whether any type that was read cannot travel: where none is, nobody has to search for it.</summary>
    public bool HasFoundFaults { get; private set; }

    public ValueNode Read(ITypeSymbol type)
    {
        if (Nullability.ForbidsNull(type))
        {
            return ReadNotNull(type);
        }

        type = type.WithNullableAnnotation(NullableAnnotation.None);
        if (!nodes.TryGetValue(type, out var node))
        {
            // It stands before its parts are read: one of them may lead back here.
            node = new ValueNode(type);
            nodes.Add(type, node);
            FillInside(node);
            HasFoundFaults |= node.Problem is not null || node.IsUnresolved;
        }

        return node;
    }

    /// <summary>A type where null may not be: what carries it where null may, and a check.</summary>
    private ValueNode ReadNotNull(ITypeSymbol type)
    {
        if (nodes.TryGetValue(type, out var node))
        {
            return node;
        }

        var inner = Read(type.WithNullableAnnotation(NullableAnnotation.None));
        node = new ValueNode(type);
        node.Parts.Add(new("", inner));
        node.Formatter = inner switch
        {
            { Type.SpecialType: SpecialType.System_String } => KnownTypes.Formatters + "NotNullStringFormatter",
            { IsGenerated: true } => inner.Formatter + "." + FormatterModel.NotNull,
            _ => $"{KnownTypes.Formatters}NotNullFormatter<{type.ToDisplayString(Names.Type)}, {inner.Formatter}>",
        };

        // Reading what is inside may have come here before.
        nodes[type] = node;
        return node;
    }

    private void FillInside(ValueNode node)
    {
        if (node.Type is not INamedTypeSymbol { IsGenericType: true } generic)
        {
            Fill(node);
            return;
        }

        _around.Add(generic);
        Fill(node);
        _around.RemoveAt(_around.Count - 1);
    }

    private void Fill(ValueNode node)
    {
        var type = node.Type;
        if (_customFormatters.Of(type) is { } custom)
        {
            CustomFormatters.Fill(node, custom);
        }
        else if (Attributes.Find(type, Attributes.MessagePackFormatter) is { } foreign)
        {
            CustomFormatters.Refuse(node, foreign);
        }
        else if (KnownTypes.FormatterOf(type) is { } simple)
        {
            node.Formatter = simple;
        }
        else if (type is IArrayTypeSymbol array)
        {
            FillArray(node, array);
        }
        else if (type is not INamedTypeSymbol named || FindProblem(node, named))
        {
            Refuse(node, type);
        }
        else if (type.TypeKind == TypeKind.Enum)
        {
            FillEnum(node, named);
        }
        else if (UnionReader.IsUnion(named))
        {
            _unions.Fill(node, named, Named(node, named, out var name), name, Read);
        }
        else if (!TryFillGeneric(node, named) && !TryFillCollection(node, named))
        {
            FillPlain(node, named);
        }
    }

    private static void Refuse(ValueNode node, ITypeSymbol type)
    {
        if (node.Problem is null && !node.IsUnresolved)
        {
            node.Problem = type.TypeKind switch
            {
                TypeKind.Dynamic => ProblemKind.UntypedValue,
                TypeKind.Pointer or TypeKind.FunctionPointer => ProblemKind.ByReferenceLikeValue,
                _ => ProblemKind.UnsupportedValue,
            };
        }

        if (node.Problem == ProblemKind.UnsupportedValue)
        {
            node.Detail = Refusal.AdviceFor(type);
        }
    }

    private bool FindProblem(ValueNode node, INamedTypeSymbol type)
    {
        // A type that is less visible than what uses it is an error of the compiler's.
        if (IsUnresolved(type) || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) || FileLocalTypes.AreIn(type))
        {
            node.IsUnresolved = true;
            return true;
        }

        node.Problem = type switch
        {
            { SpecialType: SpecialType.System_Object } => ProblemKind.UntypedValue,
            { IsRefLikeType: true } => ProblemKind.ByReferenceLikeValue,
            { TypeKind: TypeKind.Delegate } => ProblemKind.DelegateValue,
            _ when KnownTypes.IsOrDerivesFrom(type, "System.Delegate") => ProblemKind.DelegateValue,
            _ when KnownTypes.IsOrDerivesFrom(type, "System.Linq.Expressions.Expression") => ProblemKind.DelegateValue,
            _ when KnownTypes.IsOrDerivesFrom(type, "System.IO.Stream") => ProblemKind.StreamValue,
            _ when KnownTypes.IsRefused(type) => ProblemKind.UnsupportedValue,
            _ when Growth.IsEndless(type, _around) => ProblemKind.EndlessValue,
            _ => null,
        };
        return node.Problem is not null;
    }

    private void FillArray(ValueNode node, IArrayTypeSymbol array)
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

    private void FillEnum(ValueNode node, INamedTypeSymbol type)
    {
        // The compiler has an underlying type for every enum that it could resolve.
        var underlying = Part(node, "", type.EnumUnderlyingType!);
        node.Formatter = $"{KnownTypes.Formatters}EnumFormatter<{type.ToDisplayString(Names.Type)}, {underlying}>";
    }

    private bool TryFillGeneric(ValueNode node, INamedTypeSymbol type)
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
    private bool TryFillCollection(ValueNode node, INamedTypeSymbol type)
    {
        if (!type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_Collections_IEnumerable) &&
            type.SpecialType != SpecialType.System_Collections_IEnumerable)
        {
            return false;
        }

        var self = type.ToDisplayString(Names.Type);
        var canBeCreated = type is { TypeKind: TypeKind.Class, IsAbstract: false } && type.InstanceConstructors.Any(
            constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public });
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

        node.BesideElements = node.Problem is null ? [.. StoredValues.BesideElements(type, compilation.Assembly)] : [];
        return true;
    }

    private void FillPlain(ValueNode node, INamedTypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Interface || (type.IsAbstract && type.TypeKind == TypeKind.Class))
        {
            node.Problem = ProblemKind.AbstractValue;
            return;
        }

        _plainTypes.Fill(node, type, Named(node, type, out var name), name, Read);
    }

    /// <summary>Names the formatter that is to be generated before the parts are read: one of them may lead back here.</summary>
    private string Named(ValueNode node, INamedTypeSymbol type, out string name)
    {
        var full = Names.Exact(type);
        name = Names.Identifier(full) + "Formatter";
        node.Formatter = $"global::{_generatedNamespace}.{name}";
        node.IsGenerated = true;
        return full;
    }

    /// <summary>A part's type and formatter, as type arguments.</summary>
    private string Part(ValueNode node, string path, ITypeSymbol type)
    {
        var part = Read(type);
        node.Parts.Add(new(path, part));
        if (part == node || part.Parts.Exists(inner => inner.Value == node))
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

    private static INamedTypeSymbol[] Implemented(INamedTypeSymbol type, string metadataName) =>
        [.. type.AllInterfaces.Where(i => KnownTypes.Is(i, metadataName))];

    private static bool IsTuple(INamedTypeSymbol type) =>
        type.IsTupleType || (type.TypeArguments.Length > 0 && KnownTypes.MetadataName(type) is { } name &&
            (name.StartsWith("System.Tuple`", StringComparison.Ordinal) || name.StartsWith("System.ValueTuple`", StringComparison.Ordinal)));

    private static bool IsUnresolved(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnresolved(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnresolved) || (named.ContainingType is { } outer && IsUnresolved(outer)),
        _ => false,
    };
}
