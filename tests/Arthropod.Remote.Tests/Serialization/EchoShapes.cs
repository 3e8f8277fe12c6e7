using System.Collections.Concurrent;
using System.Collections.ObjectModel;

namespace Arthropod.Remote.Tests.Serialization;

internal sealed class EchoShapes : IShapes
{
    public Task<bool> Bool(bool value) => Task.FromResult(value);

    public Task<byte> Bytes8(byte value) => Task.FromResult(value);

    public Task<sbyte> SBytes(sbyte value) => Task.FromResult(value);

    public Task<short> Shorts(short value) => Task.FromResult(value);

    public Task<ushort> UShorts(ushort value) => Task.FromResult(value);

    public Task<int> Ints(int value) => Task.FromResult(value);

    public Task<uint> UInts(uint value) => Task.FromResult(value);

    public Task<long> Longs(long value) => Task.FromResult(value);

    public Task<ulong> ULongs(ulong value) => Task.FromResult(value);

    public Task<float> Floats(float value) => Task.FromResult(value);

    public Task<double> Doubles(double value) => Task.FromResult(value);

    public Task<Half> Halves(Half value) => Task.FromResult(value);

    public Task<char> Chars(char value) => Task.FromResult(value);

    public Task<string?> Strings(string? value) => Task.FromResult(value);

    public Task<decimal> Decimals(decimal value) => Task.FromResult(value);

    public Task<Guid> Guids(Guid value) => Task.FromResult(value);

    public Task<Uri?> Uris(Uri? value) => Task.FromResult(value);

    public Task<Version?> Versions(Version? value) => Task.FromResult(value);

    public Task<DateTime> DateTimes(DateTime value) => Task.FromResult(value);

    public Task<DateTimeOffset> DateTimeOffsets(DateTimeOffset value) => Task.FromResult(value);

    public Task<DateOnly> DateOnlys(DateOnly value) => Task.FromResult(value);

    public Task<TimeOnly> TimeOnlys(TimeOnly value) => Task.FromResult(value);

    public Task<TimeSpan> TimeSpans(TimeSpan value) => Task.FromResult(value);

    public Task<int?> Nullables(int? value) => Task.FromResult(value);

    public Task<Shapes.Tiny?> NullableEnums(Shapes.Tiny? value) => Task.FromResult(value);

    public Task<Shapes.Colour> Colours(Shapes.Colour value) => Task.FromResult(value);

    public Task<Shapes.Huge> Huges(Shapes.Huge value) => Task.FromResult(value);

    public Task<byte[]?> Blobs(byte[]? value) => Task.FromResult(value);

    public Task<int[]?> IntArrays(int[]? value) => Task.FromResult(value);

    public Task<int[]?[]?> Jagged(int[]?[]? value) => Task.FromResult(value);

    public Task<int[,]?> Matrices(int[,]? value) => Task.FromResult(value);

    public Task<string?[,,]?> Cubes(string?[,,]? value) => Task.FromResult(value);

    public Task<byte[,,,]?> Tesseracts(byte[,,,]? value) => Task.FromResult(value);

    public Task<List<string?>?> Lists(List<string?>? value) => Task.FromResult(value);

    public Task<LinkedList<int>?> LinkedLists(LinkedList<int>? value) => Task.FromResult(value);

    public Task<Queue<int>?> Queues(Queue<int>? value) => Task.FromResult(value);

    public Task<Stack<int>?> Stacks(Stack<int>? value) => Task.FromResult(value);

    public Task<ConcurrentQueue<int>?> ConcurrentQueues(ConcurrentQueue<int>? value) => Task.FromResult(value);

    public Task<ConcurrentStack<int>?> ConcurrentStacks(ConcurrentStack<int>? value) => Task.FromResult(value);

    public Task<HashSet<string>?> HashSets(HashSet<string>? value) => Task.FromResult(value);

    public Task<SortedSet<int>?> SortedSets(SortedSet<int>? value) => Task.FromResult(value);

    public Task<Collection<int>?> Collections(Collection<int>? value) => Task.FromResult(value);

    public Task<ObservableCollection<int>?> Observables(ObservableCollection<int>? value) => Task.FromResult(value);

    public Task<ReadOnlyCollection<int>?> ReadOnlyCollections(ReadOnlyCollection<int>? value) => Task.FromResult(value);

    public Task<ReadOnlyObservableCollection<int>?> ReadOnlyObservables(ReadOnlyObservableCollection<int>? value) => Task.FromResult(value);

    public Task<IEnumerable<int>?> Enumerables(IEnumerable<int>? value) => Task.FromResult(value);

    public Task<ICollection<int>?> CollectionInterfaces(ICollection<int>? value) => Task.FromResult(value);

    public Task<IList<int>?> ListInterfaces(IList<int>? value) => Task.FromResult(value);

    public Task<IReadOnlyList<Shapes.Plain>?> ReadOnlyLists(IReadOnlyList<Shapes.Plain>? value) => Task.FromResult(value);

    public Task<IReadOnlyCollection<int>?> ReadOnlyCollectionInterfaces(IReadOnlyCollection<int>? value) => Task.FromResult(value);

    public Task<ISet<int>?> Sets(ISet<int>? value) => Task.FromResult(value);

    public Task<IReadOnlySet<int>?> ReadOnlySets(IReadOnlySet<int>? value) => Task.FromResult(value);

    public Task<Dictionary<string, int>?> Dictionaries(Dictionary<string, int>? value) => Task.FromResult(value);

    public Task<Dictionary<Guid, List<Shapes.Colour>>?> DictionariesByGuid(Dictionary<Guid, List<Shapes.Colour>>? value) => Task.FromResult(value);

    public Task<SortedDictionary<int, string?>?> SortedDictionaries(SortedDictionary<int, string?>? value) => Task.FromResult(value);

    public Task<SortedList<int, int>?> SortedLists(SortedList<int, int>? value) => Task.FromResult(value);

    public Task<ConcurrentDictionary<int, int>?> ConcurrentDictionaries(ConcurrentDictionary<int, int>? value) => Task.FromResult(value);

    public Task<IDictionary<int, int>?> DictionaryInterfaces(IDictionary<int, int>? value) => Task.FromResult(value);

    public Task<IReadOnlyDictionary<int, int>?> ReadOnlyDictionaryInterfaces(IReadOnlyDictionary<int, int>? value) => Task.FromResult(value);

    public Task<ReadOnlyDictionary<int, int>?> ReadOnlyDictionaries(ReadOnlyDictionary<int, int>? value) => Task.FromResult(value);

    public Task<KeyValuePair<int, string?>> Pairs(KeyValuePair<int, string?> value) => Task.FromResult(value);

    public Task<Tuple<int>?> Tuples1(Tuple<int>? value) => Task.FromResult(value);

    public Task<Tuple<int, int, int, int, int, int, int, Tuple<string>>?> Tuples8(Tuple<int, int, int, int, int, int, int, Tuple<string>>? value) => Task.FromResult(value);

    public Task<(int A, string? B)> ValueTuples2((int A, string? B) value) => Task.FromResult(value);

    public Task<ValueTuple<int, bool, byte>> ValueTuples3(ValueTuple<int, bool, byte> value) => Task.FromResult(value);

    public Task<(int, int, int, int, int, int, int, int, string?)> ValueTuples9((int, int, int, int, int, int, int, int, string?) value) => Task.FromResult(value);

    public Task<(int, int, int, int, int, int, int, byte)> ValueTuples8((int, int, int, int, int, int, int, byte) value) => Task.FromResult(value);

    public Task<Shapes.Plain?> ClassPlain(Shapes.Plain? value) => Task.FromResult(value);

    public Task<Shapes.Derived?> ClassDerived(Shapes.Derived? value) => Task.FromResult(value);

    public Task<Shapes.Shadow?> ClassShadow(Shapes.Shadow? value) => Task.FromResult(value);

    public Task<Shapes.SameShadow?> ClassSameShadow(Shapes.SameShadow? value) => Task.FromResult(value);

    public Task<Shapes.ShadowOfShadow?> ClassShadowOfShadow(Shapes.ShadowOfShadow? value) => Task.FromResult(value);

    public Task<Shapes.Override?> ClassOverride(Shapes.Override? value) => Task.FromResult(value);

    public Task<Shapes.Virtual?> ClassVirtual(Shapes.Virtual? value) => Task.FromResult(value);

    public Task<Shapes.Positional?> ClassPositional(Shapes.Positional? value) => Task.FromResult(value);

    public Task<Shapes.Recursive?> ClassRecursive(Shapes.Recursive? value) => Task.FromResult(value);

    public Task<Shapes.PrivateSetters?> ClassPrivateSetters(Shapes.PrivateSetters? value) => Task.FromResult(value);

    public Task<Shapes.GetOnly?> ClassGetOnly(Shapes.GetOnly? value) => Task.FromResult(value);

    public Task<Shapes.TwoConstructors?> ClassTwoConstructors(Shapes.TwoConstructors? value) => Task.FromResult(value);

    public Task<Shapes.Marked?> ClassMarked(Shapes.Marked? value) => Task.FromResult(value);

    public Task<Shapes.Ignoring?> ClassIgnoring(Shapes.Ignoring? value) => Task.FromResult(value);

    public Task<Shapes.Required?> ClassRequired(Shapes.Required? value) => Task.FromResult(value);

    public Task<Shapes.OneWayMembers?> ClassOneWayMembers(Shapes.OneWayMembers? value) => Task.FromResult(value);

    public Task<Shapes.ReadOnlyFields?> ClassReadOnlyFields(Shapes.ReadOnlyFields? value) => Task.FromResult(value);

    public Task<Shapes.Ordered?> ClassOrdered(Shapes.Ordered? value) => Task.FromResult(value);

    public Task<Shapes.Names?> ClassNames(Shapes.Names? value) => Task.FromResult(value);

    public Task<Shapes.CaseOnly?> ClassCaseOnly(Shapes.CaseOnly? value) => Task.FromResult(value);

    public Task<Shapes.Empty?> ClassEmpty(Shapes.Empty? value) => Task.FromResult(value);

    public Task<Shapes.Keyed?> ClassKeyed(Shapes.Keyed? value) => Task.FromResult(value);

    public Task<Shapes.KeyedDerived?> ClassKeyedDerived(Shapes.KeyedDerived? value) => Task.FromResult(value);

    public Task<Shapes.KeyedByName?> ClassKeyedByName(Shapes.KeyedByName? value) => Task.FromResult(value);

    public Task<Shapes.KeyedPositional?> ClassKeyedPositional(Shapes.KeyedPositional? value) => Task.FromResult(value);

    public Task<Shapes.KeyedByProperty?> ClassKeyedByProperty(Shapes.KeyedByProperty? value) => Task.FromResult(value);

    public Task<Shapes.Contracted?> ClassContracted(Shapes.Contracted? value) => Task.FromResult(value);

    public Task<Shapes.ContractedByOrder?> ClassContractedByOrder(Shapes.ContractedByOrder? value) => Task.FromResult(value);

    public Task<Shapes.PositionalStruct> StructPositional(Shapes.PositionalStruct value) => Task.FromResult(value);

    public Task<Shapes.Mixed> StructMixed(Shapes.Mixed value) => Task.FromResult(value);

    public Task<Shapes.ByConstructor> StructByConstructor(Shapes.ByConstructor value) => Task.FromResult(value);

    public Task<Shapes.Generic<int>?> GenericInt(Shapes.Generic<int>? value) => Task.FromResult(value);

    public Task<Shapes.Generic<Shapes.Generic<string?>?>?> GenericNested(Shapes.Generic<Shapes.Generic<string?>?>? value) => Task.FromResult(value);

    public Task<Shapes.Generic<(int, Shapes.Plain?)>?> GenericTuple(Shapes.Generic<(int, Shapes.Plain?)>? value) => Task.FromResult(value);

    public Task<System.Text.Rune> Runes(System.Text.Rune value) => Task.FromResult(value);

    public Task<Shapes.Recursive?> Deep(Shapes.Recursive? value) => Task.FromResult(value);

    public Task<Shapes.Defaults?> Defaults(Shapes.Defaults? value) => Task.FromResult(value);

    public Task<Shapes.ConstructorDefaults?> ConstructorDefaults(Shapes.ConstructorDefaults? value) => Task.FromResult(value);

    public Task<Shapes.Mixed?> PlainStructNullable(Shapes.Mixed? value) => Task.FromResult(value);
}
