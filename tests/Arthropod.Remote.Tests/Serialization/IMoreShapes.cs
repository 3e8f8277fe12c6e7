using System.Buffers;
using System.Collections;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Collections.ObjectModel;
using System.Numerics;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Less common types, and collections of one's own.</summary>
[RemoteQueue("more_shapes")]
public interface IMoreShapes
{
    Task<BigInteger> Big(BigInteger value);

    Task<Complex> Complexes(Complex value);

    Task<StringBuilder?> Builders(StringBuilder? value);

    Task<BitArray?> Bits(BitArray? value);

    Task<Lazy<int>?> Lazies(Lazy<int>? value);

    Task<Lazy<string>?> LazyTexts(Lazy<string>? value);

    Task<Memory<byte>> Memories(Memory<byte> value);

    Task<ReadOnlyMemory<byte>> ReadOnlyMemories(ReadOnlyMemory<byte> value);

    Task<ArraySegment<byte>> Segments(ArraySegment<byte> value);

    Task<ReadOnlySequence<byte>> Sequences(ReadOnlySequence<byte> value);

    Task<Memory<int>> IntMemories(Memory<int> value);

    Task<ReadOnlyMemory<int>> ReadOnlyIntMemories(ReadOnlyMemory<int> value);

    Task<ArraySegment<int>> IntSegments(ArraySegment<int> value);

    Task<ReadOnlySequence<int>> IntSequences(ReadOnlySequence<int> value);

    Task<ImmutableArray<string?>> ImmutableArrays(ImmutableArray<string?> value);

    Task<ImmutableArray<int>?> NullableImmutableArrays(ImmutableArray<int>? value);

    Task<ImmutableList<int>?> ImmutableLists(ImmutableList<int>? value);

    Task<ImmutableQueue<int>?> ImmutableQueues(ImmutableQueue<int>? value);

    Task<ImmutableStack<int>?> ImmutableStacks(ImmutableStack<int>? value);

    Task<ImmutableHashSet<int>?> ImmutableHashSets(ImmutableHashSet<int>? value);

    Task<ImmutableSortedSet<int>?> ImmutableSortedSets(ImmutableSortedSet<int>? value);

    Task<ImmutableDictionary<string, int>?> ImmutableDictionaries(ImmutableDictionary<string, int>? value);

    Task<ImmutableSortedDictionary<int, string>?> ImmutableSortedDictionaries(ImmutableSortedDictionary<int, string>? value);

    Task<IImmutableList<int>?> IImmutableLists(IImmutableList<int>? value);

    Task<IImmutableQueue<int>?> IImmutableQueues(IImmutableQueue<int>? value);

    Task<IImmutableStack<int>?> IImmutableStacks(IImmutableStack<int>? value);

    Task<IImmutableSet<int>?> IImmutableSets(IImmutableSet<int>? value);

    Task<IImmutableDictionary<int, int>?> IImmutableDictionaries(IImmutableDictionary<int, int>? value);

    Task<Dictionary<DayOfWeek, int>> ByEnum(Dictionary<DayOfWeek, int> value);

    Task<Dictionary<(int, string), int>> ByTuple(Dictionary<(int, string), int> value);

    Task<Dictionary<Place, int>> ByRecord(Dictionary<Place, int> value);

    Task<Dictionary<long, int>> ByLong(Dictionary<long, int> value);

    Task<HashSet<Guid>> OfGuids(HashSet<Guid> value);

    Task<Ints?> OwnList(Ints? value);

    Task<Longs> OwnLongs(Longs value);

    Task<Bytes> OwnBytes(Bytes value);

    Task<Days> OwnDays(Days value);

    Task<Texts> OwnTexts(Texts value);

    Task<Nullables> OwnNullables(Nullables value);

    Task<IntCollection> OwnCollection(IntCollection value);

    Task<Sequence<int>> OwnGeneric(Sequence<int> value);

    Task<Map> OwnMap(Map value);

    Task<Sorted> OwnSorted(Sorted value);

    Task<IntSet> OwnSet(IntSet value);

    Task<ByLength> OwnKeyed(ByLength value);

    Task<Int128> Wide(Int128 value);

    Task<UInt128> UnsignedWide(UInt128 value);

    Task<FrozenSet<int>?> FrozenSets(FrozenSet<int>? value);

    Task<FrozenDictionary<string, int>?> FrozenDictionaries(FrozenDictionary<string, int>? value);

    Task<JsonElement> Elements(JsonElement value);

    Task<JsonDocument?> Documents(JsonDocument? value);

    Task<JsonNode?> Nodes(JsonNode? value);

    Task<JsonObject?> Objects(JsonObject? value);

    Task<JsonArray?> Arrays(JsonArray? value);

    Task<JsonValue?> Values(JsonValue? value);

    Task<SortedList<int, int>> BySortedInt(SortedList<int, int> value);

    Task<IGrouping<string, int?>?> Groupings(IGrouping<string, int?>? value);

    Task<ILookup<int, string?>?> Lookups(ILookup<int, string?>? value);

    Task<ILookup<Point, int>> LookupsByPoint(ILookup<Point, int> value);

    Task<double[]?> DoubleArrays(double[]? value);

    Task<List<float>> FloatLists(List<float> value);

    Task<Dictionary<Point, int>> ByPoint(Dictionary<Point, int> value);

    record Place(int X, string Y);

    /// <summary>Hashes as its author could: all alike.</summary>
    record struct Point(int X, int Y)
    {
        public readonly override int GetHashCode() => X & 0;
    }

    class Ints : List<int>;

    class Longs : List<long>;

    class Bytes : List<byte>;

    class Days : List<DayOfWeek>;

    class Texts : List<string?>;

    class Nullables : List<int?>;

    class IntCollection : Collection<int>;

    class Sequence<T> : List<T>;

    class Map : Dictionary<string, int>;

    class Sorted : SortedDictionary<int, int>;

    class IntSet : HashSet<int>;

    class ByLength : KeyedCollection<int, string>
    {
        protected override int GetKeyForItem(string item) => item.Length;
    }
}
