using System.Collections.Concurrent;
using System.Collections.ObjectModel;
using static Arthropod.Remote.Tests.Serialization.ShapesProxy;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>Each value goes through the generated formatters in both directions, and its bytes are compared with the library's.</summary>
public sealed class Bytes_are_those_of_MessagePack_Tests
{
    [Fact]
    public Task Bool() => SameAsync<bool>((shapes, value) => shapes.Bool(value), [true, false]);

    [Fact]
    public Task Bytes8() => SameAsync<byte>((shapes, value) => shapes.Bytes8(value), [0, 127, 128, 255]);

    [Fact]
    public Task SBytes() => SameAsync<sbyte>((shapes, value) => shapes.SBytes(value), [-128, -33, -32, 0, 127]);

    [Fact]
    public Task Shorts() => SameAsync<short>((shapes, value) => shapes.Shorts(value), [short.MinValue, -1, 0, 300]);

    [Fact]
    public Task UShorts() => SameAsync<ushort>((shapes, value) => shapes.UShorts(value), [0, 65535]);

    [Fact]
    public Task Ints() => SameAsync<int>((shapes, value) => shapes.Ints(value), [int.MinValue, -129, -33, -32, -1, 0, 127, 128, 255, 256, 65535, 65536, int.MaxValue]);

    [Fact]
    public Task UInts() => SameAsync<uint>((shapes, value) => shapes.UInts(value), [0u, uint.MaxValue]);

    [Fact]
    public Task Longs() => SameAsync<long>((shapes, value) => shapes.Longs(value), [long.MinValue, 0, long.MaxValue]);

    [Fact]
    public Task ULongs() => SameAsync<ulong>((shapes, value) => shapes.ULongs(value), [0ul, ulong.MaxValue]);

    [Fact]
    public Task Floats() => SameAsync<float>((shapes, value) => shapes.Floats(value), [0f, -1.5f, float.NaN, float.PositiveInfinity]);

    [Fact]
    public Task Doubles() => SameAsync<double>((shapes, value) => shapes.Doubles(value), [0d, -1.5, double.NaN, double.Epsilon]);

    [Fact]
    public Task Halves() => SameAsync<Half>((shapes, value) => shapes.Halves(value), [(Half)1.5, Half.MaxValue]);

    [Fact]
    public Task Chars() => SameAsync<char>((shapes, value) => shapes.Chars(value), ['x', '\0', '\uffff']);

    [Fact]
    public Task Strings() => SameAsync<string?>((shapes, value) => shapes.Strings(value), ["", "x", null, "größe 数 \ud83d\ude00", new string('x', 30), new string('x', 31), new string('x', 32), new string('x', 30) + "ß", "\ud800", new string('x', 70_000)]);

    [Fact]
    public Task Decimals() => SameAsync<decimal>((shapes, value) => shapes.Decimals(value), [0m, -1.50m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m, -0.0000000000000000000000000001m]);

    [Fact]
    public Task Guids() => SameAsync<Guid>((shapes, value) => shapes.Guids(value), [Guid.Empty, new Guid("6f9619ff-8b86-d011-b42d-00c04fc964ff")]);

    [Fact]
    public Task Uris() => SameAsync<Uri?>((shapes, value) => shapes.Uris(value), [new Uri("http://x.y/a b%20c?q=1#f"), new Uri("a/b", UriKind.Relative), null]);

    [Fact]
    public Task Versions() => SameAsync<Version?>((shapes, value) => shapes.Versions(value), [new Version(1, 2), new Version(1, 2, 3, 4), null]);

    [Fact]
    public Task DateTimes() => SameAsync<DateTime>((shapes, value) => shapes.DateTimes(value), [DateTime.UnixEpoch, DateTime.MinValue, DateTime.MaxValue, new DateTime(2020, 1, 2, 3, 4, 5, 6, DateTimeKind.Utc), new DateTime(2020, 1, 2, 3, 4, 5, DateTimeKind.Local), new DateTime(2600, 1, 1)]);

    [Fact]
    public Task DateTimeOffsets() => SameAsync<DateTimeOffset>((shapes, value) => shapes.DateTimeOffsets(value), [default, DateTimeOffset.MaxValue, new DateTimeOffset(2020, 1, 2, 3, 4, 5, TimeSpan.FromMinutes(-330))]);

    [Fact]
    public Task DateOnlys() => SameAsync<DateOnly>((shapes, value) => shapes.DateOnlys(value), [DateOnly.MinValue, DateOnly.MaxValue]);

    [Fact]
    public Task TimeOnlys() => SameAsync<TimeOnly>((shapes, value) => shapes.TimeOnlys(value), [TimeOnly.MinValue, TimeOnly.MaxValue]);

    [Fact]
    public Task TimeSpans() => SameAsync<TimeSpan>((shapes, value) => shapes.TimeSpans(value), [TimeSpan.MinValue, TimeSpan.Zero, TimeSpan.MaxValue]);

    [Fact]
    public Task Nullables() => SameAsync<int?>((shapes, value) => shapes.Nullables(value), [5, null]);

    [Fact]
    public Task NullableEnums() => SameAsync<Shapes.Tiny?>((shapes, value) => shapes.NullableEnums(value), [Shapes.Tiny.Much, null, (Shapes.Tiny)77]);

    [Fact]
    public Task Colours() => SameAsync<Shapes.Colour>((shapes, value) => shapes.Colours(value), [Shapes.Colour.Green, Shapes.Colour.Blue, (Shapes.Colour)12345]);

    [Fact]
    public Task Huges() => SameAsync<Shapes.Huge>((shapes, value) => shapes.Huges(value), [Shapes.Huge.Much]);

    [Fact]
    public Task Blobs() => SameAsync<byte[]?>((shapes, value) => shapes.Blobs(value), [[], [1, 2], null, new byte[70_000]]);

    [Fact]
    public Task IntArrays() => SameAsync<int[]?>((shapes, value) => shapes.IntArrays(value), [[], [1, 2, 300], null, [.. Enumerable.Range(0, 20_000)]]);

    [Fact]
    public Task Jagged() => SameAsync<int[]?[]?>((shapes, value) => shapes.Jagged(value), [[[1], null, []], null]);

    [Fact]
    public Task Matrices() => SameAsync<int[,]?>((shapes, value) => shapes.Matrices(value), [new int[,] { { 1, 2, 3 }, { 4, 5, 6 } }, new int[0, 0], new int[5, 0], null]);

    [Fact]
    public Task Cubes() => SameAsync<string?[,,]?>((shapes, value) => shapes.Cubes(value), [new string?[,,] { { { "a", null } }, { { "c", "d" } } }]);

    [Fact]
    public Task Tesseracts() => SameAsync<byte[,,,]?>((shapes, value) => shapes.Tesseracts(value), [new byte[1, 2, 1, 3]]);

    [Fact]
    public Task Lists() => SameAsync<List<string?>?>((shapes, value) => shapes.Lists(value), [["a", null], null, []]);

    [Fact]
    public Task LinkedLists() => SameAsync<LinkedList<int>?>((shapes, value) => shapes.LinkedLists(value), [new([1, 2]), null]);

    [Fact]
    public Task Queues() => SameAsync<Queue<int>?>((shapes, value) => shapes.Queues(value), [new([1, 2, 3]), null]);

    [Fact]
    public Task Stacks() => SameAsync<Stack<int>?>((shapes, value) => shapes.Stacks(value), [new([1, 2, 3]), null]);

    [Fact]
    public Task ConcurrentQueues() => SameAsync<ConcurrentQueue<int>?>((shapes, value) => shapes.ConcurrentQueues(value), [new([1, 2, 3]), null]);

    [Fact]
    public Task ConcurrentStacks() => SameAsync<ConcurrentStack<int>?>((shapes, value) => shapes.ConcurrentStacks(value), [new([1, 2, 3]), null]);

    [Fact]
    public Task HashSets() => SameAsync<HashSet<string>?>((shapes, value) => shapes.HashSets(value), [["a", "b"], null]);

    [Fact]
    public Task SortedSets() => SameAsync<SortedSet<int>?>((shapes, value) => shapes.SortedSets(value), [[3, 1, 2], null]);

    [Fact]
    public Task Collections() => SameAsync<Collection<int>?>((shapes, value) => shapes.Collections(value), [[1], null]);

    [Fact]
    public Task Observables() => SameAsync<ObservableCollection<int>?>((shapes, value) => shapes.Observables(value), [[1], null]);

    [Fact]
    public Task ReadOnlyCollections() => SameAsync<ReadOnlyCollection<int>?>((shapes, value) => shapes.ReadOnlyCollections(value), [new([1, 2]), null]);

    [Fact]
    public Task ReadOnlyObservables() => SameAsync<ReadOnlyObservableCollection<int>?>((shapes, value) => shapes.ReadOnlyObservables(value), [new(new ObservableCollection<int>([1])), null]);

    [Fact]
    public Task Enumerables() => SameAsync<IEnumerable<int>?>((shapes, value) => shapes.Enumerables(value), [new[] { 1 }, new List<int> { 2 }, Enumerable.Range(0, 3).Where(i => i > 0), null]);

    [Fact]
    public Task CollectionInterfaces() => SameAsync<ICollection<int>?>((shapes, value) => shapes.CollectionInterfaces(value), [new[] { 1 }, null]);

    [Fact]
    public Task ListInterfaces() => SameAsync<IList<int>?>((shapes, value) => shapes.ListInterfaces(value), [new[] { 1 }, null]);

    [Fact]
    public Task ReadOnlyLists() => SameAsync<IReadOnlyList<Shapes.Plain>?>((shapes, value) => shapes.ReadOnlyLists(value), [new[] { new Shapes.Plain() }, null]);

    [Fact]
    public Task ReadOnlyCollectionInterfaces() => SameAsync<IReadOnlyCollection<int>?>((shapes, value) => shapes.ReadOnlyCollectionInterfaces(value), [new Queue<int>([1, 2]), null]);

    [Fact]
    public Task Sets() => SameAsync<ISet<int>?>((shapes, value) => shapes.Sets(value), [new HashSet<int> { 1 }, null]);

    [Fact]
    public Task ReadOnlySets() => SameAsync<IReadOnlySet<int>?>((shapes, value) => shapes.ReadOnlySets(value), [new HashSet<int> { 1 }, null]);

    [Fact]
    public Task Dictionaries() => SameAsync<Dictionary<string, int>?>((shapes, value) => shapes.Dictionaries(value), [new() { ["a"] = 1, ["b"] = 2 }, null, []]);

    [Fact]
    public Task DictionariesByGuid() => SameAsync<Dictionary<Guid, List<Shapes.Colour>>?>((shapes, value) => shapes.DictionariesByGuid(value), [new() { [Guid.Empty] = [Shapes.Colour.Red] }]);

    [Fact]
    public Task SortedDictionaries() => SameAsync<SortedDictionary<int, string?>?>((shapes, value) => shapes.SortedDictionaries(value), [new() { [2] = "b", [1] = null }, null]);

    [Fact]
    public Task SortedLists() => SameAsync<SortedList<int, int>?>((shapes, value) => shapes.SortedLists(value), [new() { [2] = 2, [1] = 1 }]);

    [Fact]
    public Task ConcurrentDictionaries() => SameAsync<ConcurrentDictionary<int, int>?>((shapes, value) => shapes.ConcurrentDictionaries(value), [new() { [1] = 2 }, null]);

    [Fact]
    public Task DictionaryInterfaces() => SameAsync<IDictionary<int, int>?>((shapes, value) => shapes.DictionaryInterfaces(value), [new SortedDictionary<int, int> { [1] = 2 }, null]);

    [Fact]
    public Task ReadOnlyDictionaryInterfaces() => SameAsync<IReadOnlyDictionary<int, int>?>((shapes, value) => shapes.ReadOnlyDictionaryInterfaces(value), [new Dictionary<int, int> { [1] = 2 }, null]);

    [Fact]
    public Task ReadOnlyDictionaries() => SameAsync<ReadOnlyDictionary<int, int>?>((shapes, value) => shapes.ReadOnlyDictionaries(value), [new(new Dictionary<int, int> { [1] = 2 }), null]);

    [Fact]
    public Task Pairs() => SameAsync<KeyValuePair<int, string?>>((shapes, value) => shapes.Pairs(value), [new(1, "a"), default]);

    [Fact]
    public Task Tuples1() => SameAsync<Tuple<int>?>((shapes, value) => shapes.Tuples1(value), [new(1), null]);

    [Fact]
    public Task Tuples8() => SameAsync<Tuple<int, int, int, int, int, int, int, Tuple<string>>?>((shapes, value) => shapes.Tuples8(value), [new(1, 2, 3, 4, 5, 6, 7, new("8")), null]);

    [Fact]
    public Task ValueTuples2() => SameAsync<(int A, string? B)>((shapes, value) => shapes.ValueTuples2(value), [(1, "x"), default]);

    [Fact]
    public Task ValueTuples3() => SameAsync<ValueTuple<int, bool, byte>>((shapes, value) => shapes.ValueTuples3(value), [(1, true, 3)]);

    [Fact]
    public Task ValueTuples9() => SameAsync<(int, int, int, int, int, int, int, int, string?)>((shapes, value) => shapes.ValueTuples9(value), [(1, 2, 3, 4, 5, 6, 7, 8, "9")]);

    [Fact]
    public Task ValueTuples8() => SameAsync<(int, int, int, int, int, int, int, byte)>((shapes, value) => shapes.ValueTuples8(value), [(1, 2, 3, 4, 5, 6, 7, 8)]);

    [Fact]
    public Task ClassPlain() => SameAsync<Shapes.Plain?>((shapes, value) => shapes.ClassPlain(value), [new(), new() { A = -1, B = "x", F = 3 }, null]);

    [Fact]
    public Task ClassDerived() => SameAsync<Shapes.Derived?>((shapes, value) => shapes.ClassDerived(value), [new() { C = 1, G = 2 }]);

    [Fact]
    public Task ClassShadow() => SameAsync<Shapes.Shadow?>((shapes, value) => shapes.ClassShadow(value), [Shadowed(new Shapes.Shadow { A = "s" })]);

    [Fact]
    public Task ClassSameShadow() => SameAsync<Shapes.SameShadow?>((shapes, value) => shapes.ClassSameShadow(value), [Shadowed(new Shapes.SameShadow { A = 1, F = 2 })]);

    [Fact]
    public Task ClassShadowOfShadow() => SameAsync<Shapes.ShadowOfShadow?>((shapes, value) => shapes.ClassShadowOfShadow(value), [new() { A = Guid.Empty }]);

    [Fact]
    public Task ClassOverride() => SameAsync<Shapes.Override?>((shapes, value) => shapes.ClassOverride(value), [new() { V = 1, Q = 2, W = 3 }]);

    [Fact]
    public Task ClassVirtual() => SameAsync<Shapes.Virtual?>((shapes, value) => shapes.ClassVirtual(value), [new Shapes.Override { V = 1, Q = 2, W = 3 }]);

    [Fact]
    public Task ClassPositional() => SameAsync<Shapes.Positional?>((shapes, value) => shapes.ClassPositional(value), [new(1, "b") { Z = 3 }, new(0, null)]);

    [Fact]
    public Task ClassRecursive() => SameAsync<Shapes.Recursive?>((shapes, value) => shapes.ClassRecursive(value), [new("a", new("b", null, []), [null, new("c", null, [])])]);

    [Fact]
    public Task ClassPrivateSetters() => SameAsync<Shapes.PrivateSetters?>((shapes, value) => shapes.ClassPrivateSetters(value), [new(5)]);

    [Fact]
    public Task ClassGetOnly() => SameAsync<Shapes.GetOnly?>((shapes, value) => shapes.ClassGetOnly(value), [new(1, "n") { S = 2 }]);

    [Fact]
    public Task ClassTwoConstructors() => SameAsync<Shapes.TwoConstructors?>((shapes, value) => shapes.ClassTwoConstructors(value), [new(1, 2)]);

    [Fact]
    public Task ClassMarked() => SameAsync<Shapes.Marked?>((shapes, value) => shapes.ClassMarked(value), [new(1, 2)]);

    [Fact]
    public Task ClassIgnoring() => SameAsync<Shapes.Ignoring?>((shapes, value) => shapes.ClassIgnoring(value), [new() { A = 1, B = 2, C = 3, D = 4 }]);

    [Fact]
    public Task ClassRequired() => SameAsync<Shapes.Required?>((shapes, value) => shapes.ClassRequired(value), [new() { A = "a", B = 2, C = [3] }]);

    [Fact]
    public Task ClassOneWayMembers() => SameAsync<Shapes.OneWayMembers?>((shapes, value) => shapes.ClassOneWayMembers(value), [new() { C = 3 }]);

    [Fact]
    public Task ClassReadOnlyFields() => SameAsync<Shapes.ReadOnlyFields?>((shapes, value) => shapes.ClassReadOnlyFields(value), [new(7)]);

    [Fact]
    public Task ClassOrdered() => SameAsync<Shapes.Ordered?>((shapes, value) => shapes.ClassOrdered(value), [new() { A = 1, B = 2, C = 3 }]);

    [Fact]
    public Task ClassNames() => SameAsync<Shapes.Names?>((shapes, value) => shapes.ClassNames(value), [new() { @class = 1, Größe = 2, 数 = 3, value = 4, System = 5, reader = 6, result = 7, count = 8 }]);

    [Fact]
    public Task ClassCaseOnly() => SameAsync<Shapes.CaseOnly?>((shapes, value) => shapes.ClassCaseOnly(value), [new() { A = 1, a = 2 }]);

    [Fact]
    public Task ClassEmpty() => SameAsync<Shapes.Empty?>((shapes, value) => shapes.ClassEmpty(value), [new()]);

    [Fact]
    public Task ClassKeyed() => SameAsync<Shapes.Keyed?>((shapes, value) => shapes.ClassKeyed(value), [new() { A = 1, B = "b" }, null]);

    [Fact]
    public Task ClassKeyedDerived() => SameAsync<Shapes.KeyedDerived?>((shapes, value) => shapes.ClassKeyedDerived(value), [new() { A = 1, More = [new Shapes.Keyed()] }]);

    [Fact]
    public Task ClassKeyedByName() => SameAsync<Shapes.KeyedByName?>((shapes, value) => shapes.ClassKeyedByName(value), [new() { A = 1, B = "b" }]);

    [Fact]
    public Task ClassKeyedPositional() => SameAsync<Shapes.KeyedPositional?>((shapes, value) => shapes.ClassKeyedPositional(value), [new(1, "b")]);

    [Fact]
    public Task ClassKeyedByProperty() => SameAsync<Shapes.KeyedByProperty?>((shapes, value) => shapes.ClassKeyedByProperty(value), [new() { A = 1 }]);

    [Fact]
    public Task ClassContracted() => SameAsync<Shapes.Contracted?>((shapes, value) => shapes.ClassContracted(value), [new() { A = 1, B = 2, Not = 3 }]);

    [Fact]
    public Task ClassContractedByOrder() => SameAsync<Shapes.ContractedByOrder?>((shapes, value) => shapes.ClassContractedByOrder(value), [new() { A = 1, B = 2 }]);

    [Fact]
    public Task StructPositional() => SameAsync<Shapes.PositionalStruct>((shapes, value) => shapes.StructPositional(value), [new(1, "b"), default]);

    [Fact]
    public Task StructMixed() => SameAsync<Shapes.Mixed>((shapes, value) => shapes.StructMixed(value), [new() { X = 1, Y = 2 }]);

    [Fact]
    public Task StructByConstructor() => SameAsync<Shapes.ByConstructor>((shapes, value) => shapes.StructByConstructor(value), [new(1, 2)]);

    [Fact]
    public Task GenericInt() => SameAsync<Shapes.Generic<int>?>((shapes, value) => shapes.GenericInt(value), [new() { Value = 1, More = [2] }]);

    [Fact]
    public Task GenericNested() => SameAsync<Shapes.Generic<Shapes.Generic<string?>?>?>((shapes, value) => shapes.GenericNested(value), [new() { Value = new() { Value = "x", More = [null] }, More = [null] }]);

    [Fact]
    public Task GenericTuple() => SameAsync<Shapes.Generic<(int, Shapes.Plain?)>?>((shapes, value) => shapes.GenericTuple(value), [new() { Value = (1, new()), More = [(2, null)] }]);

    [Fact]
    public Task Runes() => SameAsync<System.Text.Rune>((shapes, value) => shapes.Runes(value), [new('x')]);

    [Fact]
    public Task Deep() => SameAsync<Shapes.Recursive?>((shapes, value) => shapes.Deep(value), [null]);

    [Fact]
    public Task Defaults() => SameAsync<Shapes.Defaults?>((shapes, value) => shapes.Defaults(value), [new()]);

    [Fact]
    public Task ConstructorDefaults() => SameAsync<Shapes.ConstructorDefaults?>((shapes, value) => shapes.ConstructorDefaults(value), [new()]);

    [Fact]
    public Task PlainStructNullable() => SameAsync<Shapes.Mixed?>((shapes, value) => shapes.PlainStructNullable(value), [new Shapes.Mixed { X = 1 }, null]);

    // What a derived type hides is not null either.
    private static T Shadowed<T>(T value)
        where T : Shapes.Plain
    {
        ((Shapes.Plain)value).A = 77;
        ((Shapes.Plain)value).F = 78;
        return value;
    }
}
