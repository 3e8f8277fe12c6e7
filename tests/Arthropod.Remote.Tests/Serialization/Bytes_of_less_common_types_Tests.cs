using System.Buffers;
using System.Collections;
using System.Collections.Immutable;
using System.Numerics;
using System.Text;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Less common types: their bytes are those of the library, and each side reads the other's.</summary>
public sealed class Bytes_of_less_common_types_Tests
{
    [Fact]
    public Task Big() => Echo<IMoreShapes>.SameAsync<BigInteger>((shapes, value) => shapes.Big(value), [BigInteger.Zero, -5, BigInteger.Pow(2, 100), -BigInteger.Pow(7, 90)]);

    [Fact]
    public Task Complexes() => Echo<IMoreShapes>.SameAsync<Complex>((shapes, value) => shapes.Complexes(value), [new Complex(1, -2.5)]);

    [Fact]
    public Task Builders() => Echo<IMoreShapes>.SameAsync<StringBuilder?>((shapes, value) => shapes.Builders(value), [new StringBuilder("größe"), new StringBuilder(), null]);

    [Fact]
    public Task Bits() => Echo<IMoreShapes>.SameAsync<BitArray?>((shapes, value) => shapes.Bits(value), [new BitArray([true, false, true]), null]);

    [Fact]
    public Task Lazies() => Echo<IMoreShapes>.SameAsync<Lazy<int>?>((shapes, value) => shapes.Lazies(value), [new Lazy<int>(() => 300), null]);

    [Fact]
    public Task LazyTexts() => Echo<IMoreShapes>.SameAsync<Lazy<string>?>((shapes, value) => shapes.LazyTexts(value), [new Lazy<string>(() => "x"), null]);

    [Fact]
    public Task Groupings() => Echo<IMoreShapes>.SameAsync<IGrouping<string, int?>?>((shapes, value) => shapes.Groupings(value), [new int?[] { 300, null, 2 }.GroupBy(_ => "a").Single(), null]);

    [Fact]
    public Task Lookups() => Echo<IMoreShapes>.SameAsync<ILookup<int, string?>?>((shapes, value) => shapes.Lookups(value), [new[] { "a", null, "bcd", "e" }.ToLookup(text => text?.Length ?? -7), Array.Empty<string>().ToLookup(text => text.Length, text => (string?)text), null]);

    [Fact]
    public async Task A_lookup_that_was_read_finds_what_it_holds()
    {
        var (_, lookup) = await Echo<IMoreShapes>.SendAsync<ILookup<int, string?>?>((shapes, value) => shapes.Lookups(value), new[] { "a", "bcd", "e" }.ToLookup(text => text.Length, text => (string?)text));

        Assert.Equal(["a", "e"], lookup![1]);
        Assert.Empty(lookup[2]);
        Assert.Equal([1, 3], lookup.Select(grouping => grouping.Key));
    }

    [Fact]
    public async Task A_lookup_of_a_stranger_is_read_if_it_can_be()
    {
        var twice = await Echo<IMoreShapes>.ReadAsync<ILookup<int, string?>?>((shapes, value) => shapes.Lookups(value), new object[] { new object[] { 1, new[] { "a" } }, new object[] { 1, new[] { "b" } } });

        Assert.Equal(["a", "b"], twice![1]);
        Assert.Contains("Found nil where a grouping", await Echo<IMoreShapes>.ErrorAsync<ILookup<int, string?>?>((shapes, value) => shapes.Lookups(value), new object?[] { null }), StringComparison.Ordinal);
        Assert.Contains("an array of 3", await Echo<IMoreShapes>.ErrorAsync<IGrouping<string, int?>?>((shapes, value) => shapes.Groupings(value), new object[] { "a", new[] { 1 }, 5 }), StringComparison.Ordinal);
    }

    [Fact]
    public Task Memories() => Echo<IMoreShapes>.SameAsync<Memory<byte>>((shapes, value) => shapes.Memories(value), [new byte[] { 1, 2 }, default]);

    [Fact]
    public Task ReadOnlyMemories() => Echo<IMoreShapes>.SameAsync<ReadOnlyMemory<byte>>((shapes, value) => shapes.ReadOnlyMemories(value), [new byte[] { 1, 2 }, default, new byte[70_000]]);

    [Fact]
    public Task Segments() => Echo<IMoreShapes>.SameAsync<ArraySegment<byte>>((shapes, value) => shapes.Segments(value), [new ArraySegment<byte>([1, 2, 3], 1, 2), default]);

    [Fact]
    public Task Sequences() => Echo<IMoreShapes>.SameAsync<ReadOnlySequence<byte>>((shapes, value) => shapes.Sequences(value), [new ReadOnlySequence<byte>([1, 2]), default, Pieces.Of<byte>(new byte[] { 1, 2, 3 }, 2)]);

    [Fact]
    public Task IntMemories() => Echo<IMoreShapes>.SameAsync<Memory<int>>((shapes, value) => shapes.IntMemories(value), [new[] { 1, 300 }, default]);

    [Fact]
    public Task ReadOnlyIntMemories() => Echo<IMoreShapes>.SameAsync<ReadOnlyMemory<int>>((shapes, value) => shapes.ReadOnlyIntMemories(value), [new[] { 1, 300 }, default]);

    [Fact]
    public Task IntSegments() => Echo<IMoreShapes>.SameAsync<ArraySegment<int>>((shapes, value) => shapes.IntSegments(value), [new ArraySegment<int>([1, 2, 300], 1, 2), default]);

    [Fact]
    public Task IntSequences() => Echo<IMoreShapes>.SameAsync<ReadOnlySequence<int>>((shapes, value) => shapes.IntSequences(value), [new ReadOnlySequence<int>([1, 300]), default, Pieces.Of<int>(new[] { 1, 2, 3 }, 2)]);

    [Fact]
    public Task ImmutableArrays() => Echo<IMoreShapes>.SameAsync<ImmutableArray<string?>>((shapes, value) => shapes.ImmutableArrays(value), [["a", null], [], default]);

    [Fact]
    public Task NullableImmutableArrays() => Echo<IMoreShapes>.SameAsync<ImmutableArray<int>?>((shapes, value) => shapes.NullableImmutableArrays(value), [ImmutableArray.Create(1), null]);

    [Fact]
    public Task ImmutableLists() => Echo<IMoreShapes>.SameAsync<ImmutableList<int>?>((shapes, value) => shapes.ImmutableLists(value), [[1, 300], [], null]);

    [Fact]
    public Task ImmutableQueues() => Echo<IMoreShapes>.SameAsync<ImmutableQueue<int>?>((shapes, value) => shapes.ImmutableQueues(value), [[1, 2, 3], null]);

    [Fact]
    public Task ImmutableStacks() => Echo<IMoreShapes>.SameAsync<ImmutableStack<int>?>((shapes, value) => shapes.ImmutableStacks(value), [ImmutableStack.Create(1, 2, 3), null]);

    [Fact]
    public Task ImmutableHashSets() => Echo<IMoreShapes>.SameAsync<ImmutableHashSet<int>?>((shapes, value) => shapes.ImmutableHashSets(value), [[1], null]);

    [Fact]
    public Task ImmutableSortedSets() => Echo<IMoreShapes>.SameAsync<ImmutableSortedSet<int>?>((shapes, value) => shapes.ImmutableSortedSets(value), [[3, 1, 2], null]);

    [Fact]
    public Task ImmutableDictionaries() => Echo<IMoreShapes>.SameAsync<ImmutableDictionary<string, int>?>((shapes, value) => shapes.ImmutableDictionaries(value), [ImmutableDictionary<string, int>.Empty.Add("a", 1), null]);

    [Fact]
    public Task ImmutableSortedDictionaries() => Echo<IMoreShapes>.SameAsync<ImmutableSortedDictionary<int, string>?>((shapes, value) => shapes.ImmutableSortedDictionaries(value), [ImmutableSortedDictionary<int, string>.Empty.Add(2, "b").Add(1, "a"), null]);

    [Fact]
    public Task IImmutableLists() => Echo<IMoreShapes>.SameAsync<IImmutableList<int>?>((shapes, value) => shapes.IImmutableLists(value), [ImmutableList.Create(1, 2), null]);

    [Fact]
    public Task IImmutableQueues() => Echo<IMoreShapes>.SameAsync<IImmutableQueue<int>?>((shapes, value) => shapes.IImmutableQueues(value), [ImmutableQueue.Create(1, 2), null]);

    [Fact]
    public Task IImmutableStacks() => Echo<IMoreShapes>.SameAsync<IImmutableStack<int>?>((shapes, value) => shapes.IImmutableStacks(value), [ImmutableStack.Create(1, 2, 3), null]);

    [Fact]
    public Task IImmutableSets() => Echo<IMoreShapes>.SameAsync<IImmutableSet<int>?>((shapes, value) => shapes.IImmutableSets(value), [ImmutableHashSet.Create(1), null]);

    [Fact]
    public Task IImmutableDictionaries() => Echo<IMoreShapes>.SameAsync<IImmutableDictionary<int, int>?>((shapes, value) => shapes.IImmutableDictionaries(value), [ImmutableDictionary<int, int>.Empty.Add(1, 2), null]);

    [Fact]
    public Task ByEnum() => Echo<IMoreShapes>.SameAsync<Dictionary<DayOfWeek, int>>((shapes, value) => shapes.ByEnum(value), [new() { [DayOfWeek.Friday] = 1, [(DayOfWeek)77] = 2 }]);

    [Fact]
    public Task ByTuple() => Echo<IMoreShapes>.SameAsync<Dictionary<(int, string), int>>((shapes, value) => shapes.ByTuple(value), [new() { [(1, "x")] = 1 }]);

    [Fact]
    public Task ByRecord() => Echo<IMoreShapes>.SameAsync<Dictionary<IMoreShapes.Place, int>>((shapes, value) => shapes.ByRecord(value), [new() { [new IMoreShapes.Place(1, "x")] = 1 }]);

    [Fact]
    public Task ByLong() => Echo<IMoreShapes>.SameAsync<Dictionary<long, int>>((shapes, value) => shapes.ByLong(value), [Enumerable.Range(0, 1000).ToDictionary(i => i * 10_000_000_000L)]);

    [Fact]
    public Task OfGuids() => Echo<IMoreShapes>.SameAsync<HashSet<Guid>>((shapes, value) => shapes.OfGuids(value), [[.. Enumerable.Range(0, 300).Select(i => new Guid(i, 2, 3, [4, 5, 6, 7, 8, 9, 10, 11]))]]);

    [Fact]
    public Task OwnList() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Ints?>((shapes, value) => shapes.OwnList(value), [[1, 300, -1], [], null]);

    [Fact]
    public Task OwnLongs() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Longs>((shapes, value) => shapes.OwnLongs(value), [[1, long.MinValue]]);

    [Fact]
    public Task OwnBytes() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Bytes>((shapes, value) => shapes.OwnBytes(value), [[1, 200]]);

    [Fact]
    public Task OwnDays() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Days>((shapes, value) => shapes.OwnDays(value), [[DayOfWeek.Friday]]);

    [Fact]
    public Task OwnTexts() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Texts>((shapes, value) => shapes.OwnTexts(value), [["a", null, "b"]]);

    [Fact]
    public Task OwnNullables() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Nullables>((shapes, value) => shapes.OwnNullables(value), [[1, null]]);

    [Fact]
    public Task OwnCollection() => Echo<IMoreShapes>.SameAsync<IMoreShapes.IntCollection>((shapes, value) => shapes.OwnCollection(value), [[1, 300]]);

    [Fact]
    public Task OwnGeneric() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Sequence<int>>((shapes, value) => shapes.OwnGeneric(value), [[1, 2]]);

    [Fact]
    public Task OwnMap() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Map>((shapes, value) => shapes.OwnMap(value), [new() { ["a"] = 1 }]);

    [Fact]
    public Task OwnSorted() => Echo<IMoreShapes>.SameAsync<IMoreShapes.Sorted>((shapes, value) => shapes.OwnSorted(value), [new() { [1] = 2 }]);

    [Fact]
    public Task OwnSet() => Echo<IMoreShapes>.SameAsync<IMoreShapes.IntSet>((shapes, value) => shapes.OwnSet(value), [[1, 2]]);

    [Fact]
    public Task OwnKeyed() => Echo<IMoreShapes>.SameAsync<IMoreShapes.ByLength>((shapes, value) => shapes.OwnKeyed(value), [["abc", "x"]]);
}
