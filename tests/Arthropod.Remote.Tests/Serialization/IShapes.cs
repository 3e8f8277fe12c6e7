using System.Collections.Concurrent;
using System.Collections.ObjectModel;

namespace Arthropod.Remote.Tests.Serialization;

/// <summary>A method for every type whose bytes are compared.</summary>
[RemoteQueue("shapes")]
public interface IShapes
{
    Task<bool> Bool(bool value);

    Task<byte> Bytes8(byte value);

    Task<sbyte> SBytes(sbyte value);

    Task<short> Shorts(short value);

    Task<ushort> UShorts(ushort value);

    Task<int> Ints(int value);

    Task<uint> UInts(uint value);

    Task<long> Longs(long value);

    Task<ulong> ULongs(ulong value);

    Task<float> Floats(float value);

    Task<double> Doubles(double value);

    Task<Half> Halves(Half value);

    Task<char> Chars(char value);

    Task<string?> Strings(string? value);

    Task<decimal> Decimals(decimal value);

    Task<Guid> Guids(Guid value);

    Task<Uri?> Uris(Uri? value);

    Task<Version?> Versions(Version? value);

    Task<DateTime> DateTimes(DateTime value);

    Task<DateTimeOffset> DateTimeOffsets(DateTimeOffset value);

    Task<DateOnly> DateOnlys(DateOnly value);

    Task<TimeOnly> TimeOnlys(TimeOnly value);

    Task<TimeSpan> TimeSpans(TimeSpan value);

    Task<int?> Nullables(int? value);

    Task<Shapes.Tiny?> NullableEnums(Shapes.Tiny? value);

    Task<Shapes.Colour> Colours(Shapes.Colour value);

    Task<Shapes.Huge> Huges(Shapes.Huge value);

    Task<byte[]?> Blobs(byte[]? value);

    Task<int[]?> IntArrays(int[]? value);

    Task<int[]?[]?> Jagged(int[]?[]? value);

    Task<int[,]?> Matrices(int[,]? value);

    Task<string?[,,]?> Cubes(string?[,,]? value);

    Task<byte[,,,]?> Tesseracts(byte[,,,]? value);

    Task<List<string?>?> Lists(List<string?>? value);

    Task<LinkedList<int>?> LinkedLists(LinkedList<int>? value);

    Task<Queue<int>?> Queues(Queue<int>? value);

    Task<Stack<int>?> Stacks(Stack<int>? value);

    Task<ConcurrentQueue<int>?> ConcurrentQueues(ConcurrentQueue<int>? value);

    Task<ConcurrentStack<int>?> ConcurrentStacks(ConcurrentStack<int>? value);

    Task<HashSet<string>?> HashSets(HashSet<string>? value);

    Task<SortedSet<int>?> SortedSets(SortedSet<int>? value);

    Task<Collection<int>?> Collections(Collection<int>? value);

    Task<ObservableCollection<int>?> Observables(ObservableCollection<int>? value);

    Task<ReadOnlyCollection<int>?> ReadOnlyCollections(ReadOnlyCollection<int>? value);

    Task<ReadOnlyObservableCollection<int>?> ReadOnlyObservables(ReadOnlyObservableCollection<int>? value);

    Task<IEnumerable<int>?> Enumerables(IEnumerable<int>? value);

    Task<ICollection<int>?> CollectionInterfaces(ICollection<int>? value);

    Task<IList<int>?> ListInterfaces(IList<int>? value);

    Task<IReadOnlyList<Shapes.Plain>?> ReadOnlyLists(IReadOnlyList<Shapes.Plain>? value);

    Task<IReadOnlyCollection<int>?> ReadOnlyCollectionInterfaces(IReadOnlyCollection<int>? value);

    Task<ISet<int>?> Sets(ISet<int>? value);

    Task<IReadOnlySet<int>?> ReadOnlySets(IReadOnlySet<int>? value);

    Task<Dictionary<string, int>?> Dictionaries(Dictionary<string, int>? value);

    Task<Dictionary<Guid, List<Shapes.Colour>>?> DictionariesByGuid(Dictionary<Guid, List<Shapes.Colour>>? value);

    Task<SortedDictionary<int, string?>?> SortedDictionaries(SortedDictionary<int, string?>? value);

    Task<SortedList<int, int>?> SortedLists(SortedList<int, int>? value);

    Task<ConcurrentDictionary<int, int>?> ConcurrentDictionaries(ConcurrentDictionary<int, int>? value);

    Task<IDictionary<int, int>?> DictionaryInterfaces(IDictionary<int, int>? value);

    Task<IReadOnlyDictionary<int, int>?> ReadOnlyDictionaryInterfaces(IReadOnlyDictionary<int, int>? value);

    Task<ReadOnlyDictionary<int, int>?> ReadOnlyDictionaries(ReadOnlyDictionary<int, int>? value);

    Task<KeyValuePair<int, string?>> Pairs(KeyValuePair<int, string?> value);

    Task<Tuple<int>?> Tuples1(Tuple<int>? value);

    Task<Tuple<int, int, int, int, int, int, int, Tuple<string>>?> Tuples8(Tuple<int, int, int, int, int, int, int, Tuple<string>>? value);

    Task<(int A, string? B)> ValueTuples2((int A, string? B) value);

    Task<ValueTuple<int, bool, byte>> ValueTuples3(ValueTuple<int, bool, byte> value);

    Task<(int, int, int, int, int, int, int, int, string?)> ValueTuples9((int, int, int, int, int, int, int, int, string?) value);

    Task<(int, int, int, int, int, int, int, byte)> ValueTuples8((int, int, int, int, int, int, int, byte) value);

    Task<Shapes.Plain?> ClassPlain(Shapes.Plain? value);

    Task<Shapes.Derived?> ClassDerived(Shapes.Derived? value);

    Task<Shapes.Shadow?> ClassShadow(Shapes.Shadow? value);

    Task<Shapes.SameShadow?> ClassSameShadow(Shapes.SameShadow? value);

    Task<Shapes.ShadowOfShadow?> ClassShadowOfShadow(Shapes.ShadowOfShadow? value);

    Task<Shapes.Override?> ClassOverride(Shapes.Override? value);

    Task<Shapes.Virtual?> ClassVirtual(Shapes.Virtual? value);

    Task<Shapes.Positional?> ClassPositional(Shapes.Positional? value);

    Task<Shapes.Recursive?> ClassRecursive(Shapes.Recursive? value);

    Task<Shapes.PrivateSetters?> ClassPrivateSetters(Shapes.PrivateSetters? value);

    Task<Shapes.GetOnly?> ClassGetOnly(Shapes.GetOnly? value);

    Task<Shapes.TwoConstructors?> ClassTwoConstructors(Shapes.TwoConstructors? value);

    Task<Shapes.Marked?> ClassMarked(Shapes.Marked? value);

    Task<Shapes.Ignoring?> ClassIgnoring(Shapes.Ignoring? value);

    Task<Shapes.Required?> ClassRequired(Shapes.Required? value);

    Task<Shapes.OneWayMembers?> ClassOneWayMembers(Shapes.OneWayMembers? value);

    Task<Shapes.ReadOnlyFields?> ClassReadOnlyFields(Shapes.ReadOnlyFields? value);

    Task<Shapes.Ordered?> ClassOrdered(Shapes.Ordered? value);

    Task<Shapes.Names?> ClassNames(Shapes.Names? value);

    Task<Shapes.CaseOnly?> ClassCaseOnly(Shapes.CaseOnly? value);

    Task<Shapes.Empty?> ClassEmpty(Shapes.Empty? value);

    Task<Shapes.Keyed?> ClassKeyed(Shapes.Keyed? value);

    Task<Shapes.KeyedDerived?> ClassKeyedDerived(Shapes.KeyedDerived? value);

    Task<Shapes.KeyedByName?> ClassKeyedByName(Shapes.KeyedByName? value);

    Task<Shapes.KeyedPositional?> ClassKeyedPositional(Shapes.KeyedPositional? value);

    Task<Shapes.KeyedByProperty?> ClassKeyedByProperty(Shapes.KeyedByProperty? value);

    Task<Shapes.Contracted?> ClassContracted(Shapes.Contracted? value);

    Task<Shapes.ContractedByOrder?> ClassContractedByOrder(Shapes.ContractedByOrder? value);

    Task<Shapes.PositionalStruct> StructPositional(Shapes.PositionalStruct value);

    Task<Shapes.Mixed> StructMixed(Shapes.Mixed value);

    Task<Shapes.ByConstructor> StructByConstructor(Shapes.ByConstructor value);

    Task<Shapes.Generic<int>?> GenericInt(Shapes.Generic<int>? value);

    Task<Shapes.Generic<Shapes.Generic<string?>?>?> GenericNested(Shapes.Generic<Shapes.Generic<string?>?>? value);

    Task<Shapes.Generic<(int, Shapes.Plain?)>?> GenericTuple(Shapes.Generic<(int, Shapes.Plain?)>? value);

    Task<System.Text.Rune> Runes(System.Text.Rune value);

    Task<Shapes.Recursive?> Deep(Shapes.Recursive? value);

    Task<Shapes.Defaults?> Defaults(Shapes.Defaults? value);

    Task<Shapes.ConstructorDefaults?> ConstructorDefaults(Shapes.ConstructorDefaults? value);

    Task<Shapes.Mixed?> PlainStructNullable(Shapes.Mixed? value);
}
