using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The types for which the library has a formatter, and those that it refuses, by name.</summary>
internal static class KnownTypes
{
    public const string Formatters = "global::Arthropod.Remote.Serialization.Formatters.";

    private static readonly Dictionary<SpecialType, string> Special = new()
    {
        [SpecialType.System_Boolean] = "Boolean",
        [SpecialType.System_Byte] = "Byte",
        [SpecialType.System_SByte] = "SByte",
        [SpecialType.System_Int16] = "Int16",
        [SpecialType.System_UInt16] = "UInt16",
        [SpecialType.System_Int32] = "Int32",
        [SpecialType.System_UInt32] = "UInt32",
        [SpecialType.System_Int64] = "Int64",
        [SpecialType.System_UInt64] = "UInt64",
        [SpecialType.System_Single] = "Single",
        [SpecialType.System_Double] = "Double",
        [SpecialType.System_Char] = "Char",
        [SpecialType.System_String] = "String",
        [SpecialType.System_Decimal] = "Decimal",
        [SpecialType.System_DateTime] = "DateTime",
    };

    private static readonly Dictionary<string, string> Simple = new(StringComparer.Ordinal)
    {
        ["System.DateTimeOffset"] = "DateTimeOffset",
        ["System.DateOnly"] = "DateOnly",
        ["System.TimeOnly"] = "TimeOnly",
        ["System.TimeSpan"] = "TimeSpan",
        ["System.Guid"] = "Guid",
        ["System.Half"] = "Half",
        ["System.Uri"] = "Uri",
        ["System.Version"] = "Version",
        ["System.Int128"] = "Int128",
        ["System.UInt128"] = "UInt128",
        ["System.Numerics.BigInteger"] = "BigInteger",
        ["System.Numerics.Complex"] = "Complex",
        ["System.Text.StringBuilder"] = "StringBuilder",
        ["System.Collections.BitArray"] = "BitArray",
        ["System.Text.Json.JsonElement"] = "JsonElement",
        ["System.Text.Json.JsonDocument"] = "JsonDocument",
        ["System.Text.Json.Nodes.JsonNode"] = "JsonNode",
        ["System.Text.Json.Nodes.JsonObject"] = "JsonObject",
        ["System.Text.Json.Nodes.JsonArray"] = "JsonArray",
        ["System.Text.Json.Nodes.JsonValue"] = "JsonValue",
    };

    // Bytes travel as MessagePack binary, and not as an array of numbers.
    private static readonly Dictionary<string, string> OfBytes = new(StringComparer.Ordinal)
    {
        ["System.Memory`1"] = "ByteMemory",
        ["System.ReadOnlyMemory`1"] = "ReadOnlyByteMemory",
        ["System.ArraySegment`1"] = "ByteSegment",
        ["System.Buffers.ReadOnlySequence`1"] = "ByteSequence",
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
        "System.IProgress`1",
        "System.Progress`1",
        "System.Threading.CancellationToken",
        "System.Threading.CancellationTokenSource",
        "System.Threading.Tasks.Task",
        "System.Threading.Tasks.Task`1",
        "System.Threading.Tasks.ValueTask",
        "System.Threading.Tasks.ValueTask`1",
        "System.Text.Json.Nodes.JsonNode",
        "System.Dynamic.ExpandoObject",
        "System.IO.FileSystemInfo",
        "System.Runtime.InteropServices.SafeHandle",
        "System.Collections.Generic.PriorityQueue`2",
    };

    private static readonly SymbolTexts MetadataNames = new(static definition =>
        definition.ContainingNamespace is { IsGlobalNamespace: false } space
            ? space.ToDisplayString() + "." + definition.MetadataName
            : definition.MetadataName);

    /// <summary>The formatter of a type without parts; <see langword="null"/>: none.</summary>
    public static string? FormatterOf(ITypeSymbol type)
    {
        if (!Special.TryGetValue(type.SpecialType, out var name) && !Simple.TryGetValue(MetadataName(type), out name))
        {
            return null;
        }

        return Formatters + name + "Formatter";
    }

    /// <summary>The formatter of memory that holds bytes; <see langword="null"/>: it is none, or holds something else.</summary>
    public static string? FormatterOfBytes(INamedTypeSymbol type) =>
        type.TypeArguments.Length == 1 && type.TypeArguments[0].SpecialType == SpecialType.System_Byte && OfBytes.TryGetValue(MetadataName(type), out var name)
            ? Formatters + name + "Formatter"
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
