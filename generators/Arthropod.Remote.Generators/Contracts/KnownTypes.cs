using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The types for which the library has a formatter, and those that it refuses, by name.</summary>
internal static class KnownTypes
{
    public const string Formatters = "global::Arthropod.Remote.Serialization.Formatters.";

    private static readonly Dictionary<SpecialType, string> Special = new()
    {
        [SpecialType.System_Boolean] = Formatters + "BooleanFormatter",
        [SpecialType.System_Byte] = Formatters + "ByteFormatter",
        [SpecialType.System_SByte] = Formatters + "SByteFormatter",
        [SpecialType.System_Int16] = Formatters + "Int16Formatter",
        [SpecialType.System_UInt16] = Formatters + "UInt16Formatter",
        [SpecialType.System_Int32] = Formatters + "Int32Formatter",
        [SpecialType.System_UInt32] = Formatters + "UInt32Formatter",
        [SpecialType.System_Int64] = Formatters + "Int64Formatter",
        [SpecialType.System_UInt64] = Formatters + "UInt64Formatter",
        [SpecialType.System_Single] = Formatters + "SingleFormatter",
        [SpecialType.System_Double] = Formatters + "DoubleFormatter",
        [SpecialType.System_Char] = Formatters + "CharFormatter",
        [SpecialType.System_String] = Formatters + "StringFormatter",
        [SpecialType.System_Decimal] = Formatters + "DecimalFormatter",
        [SpecialType.System_DateTime] = Formatters + "DateTimeFormatter",
    };

    private static readonly Dictionary<string, string> Simple = new(StringComparer.Ordinal)
    {
        ["System.DateTimeOffset"] = Formatters + "DateTimeOffsetFormatter",
        ["System.DateOnly"] = Formatters + "DateOnlyFormatter",
        ["System.TimeOnly"] = Formatters + "TimeOnlyFormatter",
        ["System.TimeSpan"] = Formatters + "TimeSpanFormatter",
        ["System.Guid"] = Formatters + "GuidFormatter",
        ["System.Half"] = Formatters + "HalfFormatter",
        ["System.Uri"] = Formatters + "UriFormatter",
        ["System.Version"] = Formatters + "VersionFormatter",
        ["System.Int128"] = Formatters + "Int128Formatter",
        ["System.UInt128"] = Formatters + "UInt128Formatter",
        ["System.Numerics.BigInteger"] = Formatters + "BigIntegerFormatter",
        ["System.Numerics.Complex"] = Formatters + "ComplexFormatter",
        ["System.Text.StringBuilder"] = Formatters + "StringBuilderFormatter",
        ["System.Collections.BitArray"] = Formatters + "BitArrayFormatter",
        ["System.Text.Json.JsonElement"] = Formatters + "JsonElementFormatter",
        ["System.Text.Json.JsonDocument"] = Formatters + "JsonDocumentFormatter",
        ["System.Text.Json.Nodes.JsonNode"] = Formatters + "JsonNodeFormatter",
        ["System.Text.Json.Nodes.JsonObject"] = Formatters + "JsonObjectFormatter",
        ["System.Text.Json.Nodes.JsonArray"] = Formatters + "JsonArrayFormatter",
        ["System.Text.Json.Nodes.JsonValue"] = Formatters + "JsonValueFormatter",
    };

    // Bytes travel as MessagePack binary, and not as an array of numbers.
    private static readonly Dictionary<string, string> OfBytes = new(StringComparer.Ordinal)
    {
        ["System.Memory`1"] = Formatters + "ByteMemoryFormatter",
        ["System.ReadOnlyMemory`1"] = Formatters + "ReadOnlyByteMemoryFormatter",
        ["System.ArraySegment`1"] = Formatters + "ByteSegmentFormatter",
        ["System.Buffers.ReadOnlySequence`1"] = Formatters + "ByteSequenceFormatter",
    };

    // {0} is the type itself; every type argument comes with its formatter after it.
    private static readonly Dictionary<string, (string Formatter, bool NamesItself)> Generic = new(StringComparer.Ordinal)
    {
        ["System.Collections.Generic.List`1"] = ("List", false),
        ["System.Collections.Generic.Queue`1"] = ("Queue", false),
        ["System.Collections.Generic.Stack`1"] = ("Stack", false),
        ["System.Collections.Concurrent.ConcurrentQueue`1"] = ("ConcurrentQueue", false),
        ["System.Collections.Concurrent.ConcurrentStack`1"] = ("ConcurrentStack", false),
        ["System.Collections.Concurrent.ConcurrentBag`1"] = ("ConcurrentBag", false),
        ["System.Collections.ObjectModel.ReadOnlyCollection`1"] = ("ReadOnlyCollection", false),
        ["System.Collections.ObjectModel.ReadOnlyObservableCollection`1"] = ("ReadOnlyObservableCollection", false),
        ["System.Collections.Generic.IEnumerable`1"] = ("Enumerable", true),
        ["System.Collections.Generic.ICollection`1"] = ("Enumerable", true),
        ["System.Collections.Generic.IList`1"] = ("Enumerable", true),
        ["System.Collections.Generic.IReadOnlyCollection`1"] = ("Enumerable", true),
        ["System.Collections.Generic.IReadOnlyList`1"] = ("Enumerable", true),
        ["System.Collections.Generic.ISet`1"] = ("Set", true),
        ["System.Collections.Generic.IReadOnlySet`1"] = ("Set", true),
        ["System.Collections.Generic.Dictionary`2"] = ("Dictionary", false),
        ["System.Collections.ObjectModel.ReadOnlyDictionary`2"] = ("ReadOnlyDictionary", false),
        ["System.Collections.Generic.IDictionary`2"] = ("DictionaryInterface", true),
        ["System.Collections.Generic.IReadOnlyDictionary`2"] = ("DictionaryInterface", true),
        ["System.Collections.Generic.KeyValuePair`2"] = ("KeyValuePair", false),
        ["System.Collections.Generic.HashSet`1"] = ("HashSet", false),
        ["System.Collections.Generic.SortedList`2"] = ("SortedList", false),
        ["System.Collections.Concurrent.ConcurrentDictionary`2"] = ("ConcurrentDictionary", true),
        ["System.Linq.IGrouping`2"] = ("Grouping", false),
        ["System.Linq.ILookup`2"] = ("Lookup", false),
        ["System.Lazy`1"] = ("Lazy", false),
        ["System.Memory`1"] = ("Memory", false),
        ["System.ReadOnlyMemory`1"] = ("ReadOnlyMemory", false),
        ["System.ArraySegment`1"] = ("ArraySegment", false),
        ["System.Buffers.ReadOnlySequence`1"] = ("ReadOnlySequence", false),
        ["System.Collections.Immutable.ImmutableArray`1"] = ("ImmutableArray", false),
        ["System.Collections.Immutable.ImmutableList`1"] = ("ImmutableList", true),
        ["System.Collections.Immutable.IImmutableList`1"] = ("ImmutableList", true),
        ["System.Collections.Immutable.ImmutableQueue`1"] = ("ImmutableQueue", true),
        ["System.Collections.Immutable.IImmutableQueue`1"] = ("ImmutableQueue", true),
        ["System.Collections.Immutable.ImmutableStack`1"] = ("ImmutableStack", true),
        ["System.Collections.Immutable.IImmutableStack`1"] = ("ImmutableStack", true),
        ["System.Collections.Immutable.ImmutableHashSet`1"] = ("ImmutableHashSet", true),
        ["System.Collections.Immutable.IImmutableSet`1"] = ("ImmutableHashSet", true),
        ["System.Collections.Immutable.ImmutableSortedSet`1"] = ("ImmutableSortedSet", true),
        ["System.Collections.Immutable.ImmutableDictionary`2"] = ("ImmutableDictionary", true),
        ["System.Collections.Immutable.IImmutableDictionary`2"] = ("ImmutableDictionary", true),
        ["System.Collections.Immutable.ImmutableSortedDictionary`2"] = ("ImmutableSortedDictionary", true),
        ["System.Collections.Frozen.FrozenSet`1"] = ("FrozenSet", true),
        ["System.Collections.Frozen.FrozenDictionary`2"] = ("FrozenDictionary", true),
    };

    // What MessagePack-CSharp carries in a way of its own and we do not yet, and what says nothing on another machine.
    // As plain types they would travel as nonsense.
    private static readonly HashSet<string> Refused = new(StringComparer.Ordinal)
    {
        "System.Exception",
        "System.Type",
        "System.Reflection.MemberInfo",
        "System.IntPtr",
        "System.UIntPtr",
        "System.Index",
        "System.Range",
        "System.WeakReference",
        "System.WeakReference`1",
        "System.IServiceProvider",
        "System.IProgress`1",
        "System.Progress`1",
        "System.Collections.Generic.IAsyncEnumerable`1",
        "System.Threading.CancellationToken",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
        "System.Text.Json.Nodes.JsonNode",
        "System.Xml.XmlNode",
        "System.Xml.Linq.XObject",
        "System.Dynamic.ExpandoObject",
        "System.IO.FileSystemInfo",
        "System.Runtime.InteropServices.SafeHandle",
        "System.Collections.Generic.PriorityQueue`2",
    };

    private static readonly SymbolTexts<INamespaceSymbol> Namespaces = new(static space => space.ToDisplayString() + ".");

    private static readonly SymbolTexts<ITypeSymbol> MetadataNames = new(static definition =>
        definition.ContainingNamespace is { IsGlobalNamespace: false } space
            ? Namespaces.Of(space) + definition.MetadataName
            : definition.MetadataName);

    /// <summary>The formatter of a type without parts; <see langword="null"/>: none.</summary>
    public static string? FormatterOf(ITypeSymbol type) =>
        Special.TryGetValue(type.SpecialType, out var formatter) || Simple.TryGetValue(MetadataName(type), out formatter) ? formatter : null;

    /// <summary>The formatter of memory that holds bytes; <see langword="null"/>: it is none, or holds something else.</summary>
    public static string? FormatterOfBytes(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1 && type.TypeArguments[0].SpecialType == SpecialType.System_Byte && OfBytes.TryGetValue(MetadataName(type), out var formatter)
            ? formatter
            : null;

    public static (string Formatter, bool NamesItself)? GenericFormatterOf(INamedTypeSymbol type) =>
        Generic.TryGetValue(MetadataName(type), out var entry) ? entry : null;

    /// <summary>Whether a type, or one that it derives from, is refused.</summary>
    public static bool IsRefused(ITypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Refused.Contains(MetadataName(current)))
            {
                return true;
            }
        }

        return false;
    }

    public static bool IsOrDerivesFrom(ITypeSymbol type, string metadataName)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (Is(current, metadataName))
            {
                return true;
            }
        }

        return false;
    }

    public static bool Is(ITypeSymbol type, string metadataName)
    {
        // Most types that are asked about have another name, and a whole name is dear to make.
        var start = metadataName.LastIndexOf('.') + 1;
        return string.CompareOrdinal(metadataName, start, type.Name, 0, type.Name.Length) == 0 &&
            string.Equals(MetadataName(type), metadataName, StringComparison.Ordinal);
    }

    /// <summary>The name of a top-level type's definition with its namespace; nested types have none of our names.</summary>
    public static string MetadataName(ITypeSymbol type)
    {
        if (type.ContainingType is not null || type is not INamedTypeSymbol)
        {
            return "";
        }

        return MetadataNames.Of(type.OriginalDefinition);
    }
}
