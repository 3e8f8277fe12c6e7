using System.Collections.Immutable;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>A message of a megabyte must not take minutes or gigabytes, whatever it says.</summary>
public sealed class Hostile_values_cost_little_Tests
{
    private const int Many = 60_000;

    [Fact]
    public async Task Keys_that_collide_by_the_hash_of_their_type_are_told_apart()
    {
        // long.GetHashCode folds its halves: all of these are 0.
        var keys = Enumerable.Range(0, Many).Select(i => ((long)i << 32) | (uint)i).ToDictionary(key => key, _ => 0, new Spread());

        var read = await Echo<IMoreShapes>.ReadAsync<Dictionary<long, int>>((shapes, value) => shapes.ByLong(value), keys);

        Assert.Equal(Many, read.Count);
        Assert.True(read.ContainsKey((7L << 32) | 7));
        Assert.InRange(Compared(read.Comparer), 0, 100);
    }

    [Fact]
    public async Task Keys_whose_own_type_hashes_all_alike_are_refused_where_they_are_many()
    {
        var error = await Echo<IMoreShapes>.ErrorAsync<Dictionary<IMoreShapes.Point, int>>((shapes, value) => shapes.ByPoint(value), Points(5_000));
        var few = await Echo<IMoreShapes>.ReadAsync<Dictionary<IMoreShapes.Point, int>>((shapes, value) => shapes.ByPoint(value), Points(400));

        Assert.Contains("same hash code", error, StringComparison.Ordinal);
        Assert.Equal(400, few.Count);
    }

    [Fact]
    public async Task Keys_of_lookups_are_bounded_alike()
    {
        var many = Points(5_000).Keys.Select(point => new[] { point, new[] { 1 } }).ToArray();
        var error = await Echo<IMoreShapes>.ErrorAsync<ILookup<IMoreShapes.Point, int>>((shapes, value) => shapes.LookupsByPoint(value), many);
        var few = await Echo<IMoreShapes>.ReadAsync<ILookup<IMoreShapes.Point, int>>((shapes, value) => shapes.LookupsByPoint(value), many[..400]);

        Assert.Contains("same hash code", error, StringComparison.Ordinal);
        Assert.Equal(400, few.Count);
    }

    [Fact]
    public async Task A_table_that_was_read_is_its_owners_whatever_he_adds()
    {
        var table = await Echo<IMoreShapes>.ReadAsync<Dictionary<IMoreShapes.Point, int>>((shapes, value) => shapes.ByPoint(value), Points(400));

        for (var i = 0; i < 1_000; i++)
        {
            table[new(-1, i)] = i;
        }

        Assert.Equal(1_400, table.Count);
    }

    [Fact]
    public async Task Keys_in_falling_order_are_sorted_once()
    {
        var falling = Enumerable.Range(0, Many).Reverse().ToDictionary(key => key, key => key);

        var list = await Echo<IMoreShapes>.ReadAsync<SortedList<int, int>>((shapes, value) => shapes.BySortedInt(value), falling);

        Assert.Equal(Enumerable.Range(0, Many), list.Keys);
    }

    [Theory]
    [MemberData(nameof(Liars))]
    public async Task A_count_that_lies_reserves_next_to_nothing(string what, Func<IMoreShapes, byte[], Task> read)
    {
        _ = what;
        foreach (byte[] lie in (byte[][])[[0xDD, 0x7F, 0xFF, 0xFF, 0xFF, 1], [0xDF, 0x7F, 0xFF, 0xFF, 0xFF, 1, 1], [0xC6, 0x7F, 0xFF, 0xFF, 0xFF, 1], [0xDC, 0xFF, 0xFF], [0xDE, 0xFF, 0xFF]])
        {
            var before = GC.GetAllocatedBytesForCurrentThread();

            await Assert.ThrowsAsync<RemoteSerializationException>(() => read(null!, lie));

            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 500_000);
        }
    }

    public static TheoryData<string, Func<IMoreShapes, byte[], Task>> Liars => new()
    {
        { "immutable array", Reading<ImmutableArray<string?>>((shapes, value) => shapes.ImmutableArrays(value)) },
        { "immutable list", Reading<ImmutableList<int>?>((shapes, value) => shapes.ImmutableLists(value)) },
        { "immutable queue", Reading<ImmutableQueue<int>?>((shapes, value) => shapes.ImmutableQueues(value)) },
        { "immutable stack", Reading<ImmutableStack<int>?>((shapes, value) => shapes.ImmutableStacks(value)) },
        { "immutable set", Reading<ImmutableHashSet<int>?>((shapes, value) => shapes.ImmutableHashSets(value)) },
        { "immutable sorted set", Reading<ImmutableSortedSet<int>?>((shapes, value) => shapes.ImmutableSortedSets(value)) },
        { "immutable dictionary", Reading<ImmutableDictionary<string, int>?>((shapes, value) => shapes.ImmutableDictionaries(value)) },
        { "immutable sorted dictionary", Reading<ImmutableSortedDictionary<int, string>?>((shapes, value) => shapes.ImmutableSortedDictionaries(value)) },
        { "frozen set", Reading<System.Collections.Frozen.FrozenSet<int>?>((shapes, value) => shapes.FrozenSets(value)) },
        { "frozen dictionary", Reading<System.Collections.Frozen.FrozenDictionary<string, int>?>((shapes, value) => shapes.FrozenDictionaries(value)) },
        { "hash set", Reading<HashSet<Guid>>((shapes, value) => shapes.OfGuids(value)) },
        { "dictionary", Reading<Dictionary<long, int>>((shapes, value) => shapes.ByLong(value)) },
        { "sorted list", Reading<SortedList<int, int>>((shapes, value) => shapes.BySortedInt(value)) },
        { "list of one's own", Reading<IMoreShapes.Ints?>((shapes, value) => shapes.OwnList(value)) },
        { "dictionary of one's own", Reading<IMoreShapes.Map>((shapes, value) => shapes.OwnMap(value)) },
        { "lookup", Reading<ILookup<int, string?>?>((shapes, value) => shapes.Lookups(value)) },
        { "grouping", Reading<IGrouping<string, int?>?>((shapes, value) => shapes.Groupings(value)) },
        { "memory", Reading<Memory<byte>>((shapes, value) => shapes.Memories(value)) },
        { "memory of numbers", Reading<Memory<int>>((shapes, value) => shapes.IntMemories(value)) },
        { "sequence", Reading<System.Buffers.ReadOnlySequence<byte>>((shapes, value) => shapes.Sequences(value)) },
        { "bits", Reading<System.Collections.BitArray?>((shapes, value) => shapes.Bits(value)) },
        { "big integer", Reading<System.Numerics.BigInteger>((shapes, value) => shapes.Big(value)) },
        { "json", Reading<System.Text.Json.Nodes.JsonNode?>((shapes, value) => shapes.Nodes(value)) },
        { "json element", Reading<System.Text.Json.JsonElement>((shapes, value) => shapes.Elements(value)) },
    };

    private static Func<IMoreShapes, byte[], Task> Reading<T>(Func<IMoreShapes, T, Task<T>> call) =>
        (_, bytes) => Echo<IMoreShapes>.ReadAsync(call, bytes);

    private static Dictionary<object, int> Points(int count) =>
        Enumerable.Range(0, count).ToDictionary(object (i) => new Dictionary<string, int> { ["X"] = i, ["Y"] = i }, i => i);

    private static long Compared(IEqualityComparer<long> comparer)
    {
        var hashes = Enumerable.Range(0, Many).Select(i => comparer.GetHashCode(((long)i << 32) | (uint)i));
        return Many - hashes.Distinct().Count();
    }

    private sealed class Spread : IEqualityComparer<long>
    {
        public bool Equals(long x, long y) => x == y;

        public int GetHashCode(long obj) => (int)obj;
    }
}
