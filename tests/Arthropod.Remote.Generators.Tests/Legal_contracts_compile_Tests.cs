using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>Whatever is legal compiles with what is generated for it, without a warning, and our analyzer is content.</summary>
public sealed class Legal_contracts_compile_Tests
{
    public static TheoryData<string, string> Contracts => new()
    {
        { "in the global namespace", "[RemoteQueue(\"q\")] public interface IThing { Task A(); }" },
        { "internal", "namespace N; [RemoteQueue(\"q\")] internal interface IThing { Task A(); }" },
        { "empty", "namespace N; [RemoteQueue(\"q\")] internal interface IThing { }" },
        { "nested", "namespace N; public class Outer { internal struct Inner { [RemoteQueue(\"q\")] public interface IThing { Task A(Item item); } public record Item(int X); } }" },
        { "nested in an interface", "namespace N; public interface IOuter { [RemoteQueue(\"q\")] public interface IThing { Task A(); } [RemoteQueue(\"r\")] interface IOther : IThing { Task B(); } }" },
        { "nested protected internal", "namespace N; public class Outer { [RemoteQueue(\"q\")] protected internal interface IThing { Task A(); } }" },
        { "names that differ by case", "namespace N; [RemoteQueue(\"q\")] public interface IThing { Task A(X x); } [RemoteQueue(\"r\")] public interface Ithing { Task A(x X); } public record X(int A); public record x(int A);" },
        { "names that differ by underscores", "namespace N.M { [RemoteQueue(\"q\")] public interface IThing { Task A(P p); } public record P(int A); } namespace N_M { [RemoteQueue(\"r\")] public interface IThing { Task A(P p, N.M.P q); } public record P(int A); }" },
        { "types named like ours", "namespace N; public record System(int Task); public record Task(System System); public class global { public int value; } [RemoteQueue(\"q\")] public interface IThing { global::System.Threading.Tasks.Task<Task> A(System System, global global, Task Task); }" },
        { "a namespace called System", "namespace N.System { public record Uri(int X); } namespace N { [RemoteQueue(\"q\")] public interface IThing { Task<System.Uri> A(System.Uri uri); } }" },
        { "a namespace called Arthropod", "namespace N.Arthropod.Remote { public record Guid(int X); } namespace N { [global::Arthropod.Remote.RemoteQueue(\"q\")] public interface IThing { Task<Arthropod.Remote.Guid> A(); } }" },
        { "keywords", "namespace @class.@namespace; public record @struct(int @int, int @event); [RemoteQueue(\"q\")] public interface @interface { Task<@struct> @return(@struct @class, int @await, int var, int field, IProgress<@struct> @in); }" },
        { "keywords of a language to come", "namespace N; public enum @enum { @default } [RemoteQueue(\"q\")] public interface IThing { Task A(@enum @default = @enum.@default); }" },
        { "parameters named like what is generated", "[RemoteQueue(\"q\")] public interface IThing { Task<int> A(int writer, int reader, int value, int count, int arguments, int implementation, int invocation, int result, int caller, int options, int Methods, int CallAsync, int Progress, int Caller, int _writer, int i, int argument0, int _0); }" },
        { "methods named like what is generated", "[RemoteQueue(\"q\")] public interface IThing { Task Write(); Task Read(); Task DispatchAsync(int CallAsync, IProgress<int> Progress, int Methods); Task WithOptions(); Task Proxy(); Task Dispatcher(); Task Methods(); Task Contract(); Task Register(); Task CallAsync(); new Task ToString(); new Task GetHashCode(); Task Finalize(); Task Caller(); }" },
        { "methods whose names end in numbers", "[RemoteQueue(\"q\")] public interface IThing { Task A(); Task A_0(); Task A1(); Task A_1(); Task A_2Arguments(); }" },
        { "letters of the world", "namespace Größe.数; public record Straße(int Öl, string 名前); [RemoteQueue(\"q\")] public interface IÜber { Task<Straße> Tür(Straße größe, IProgress<int> ʼn); }" },
        { "a type named like a formatter", "namespace N; public record Item(int X); public record ItemFormatter(Item Item); public record Int32Formatter(int X); [RemoteQueue(\"q\")] public interface IThing { Task A(Item a, ItemFormatter b, Int32Formatter c); }" },
        { "one name in two namespaces", "namespace A { public record Item(int X); } namespace B { public record Item(string Y); } [RemoteQueue(\"q\")] public interface IThing { Task A(A.Item a, B.Item b, List<A.Item> c); }" },
        { "nested generics", "public class Box<T> { public T? Value { get; set; } public class Inner<U> { public Dictionary<string, U>? Us; public T[]? Ts; } } [RemoteQueue(\"q\")] public interface IThing { Task<Box<Box<int[]?>>> A(Box<int>.Inner<string?> a, Box<string?>.Inner<Box<(int X, string? Y)>> b, Box<string> c, Box<string?> d); }" },
        { "tuples with names", "public class Box<T> { public T? Value { get; set; } } [RemoteQueue(\"q\")] public interface IThing { Task<(int A, (string B, Box<(int C, int D)>? E)[] F)> A((int X, int Y) a, Box<(int Z, int W)> b, Box<(int, int)> c); }" },
        { "defaults", "public enum E : long { A = -5 } [RemoteQueue(\"q\")] public interface IThing { Task A(int a = -1, string? b = null, string c = \"x\\\"\\\\\\n\\u2028\", char d = '\\'', float e = float.NaN, double f = -1e300, decimal g = 1.50m, E h = (E)(-7), E? i = E.A, int? j = 5, bool k = true, long l = long.MinValue, ulong m = ulong.MaxValue, byte n = 255, Guid o = default, DateOnly p = default, sbyte q = -128, short? r = -1, double s = double.NegativeInfinity, int[]? t = null, uint u = 4000000000, nint? v = null); }".Replace(", nint? v = null", "", StringComparison.Ordinal) },
        { "tokens and progress anywhere", "[RemoteQueue(\"q\")] public interface IThing { Task A(CancellationToken t, int a, IProgress<(int, string)>? p, int b); ValueTask<int> B(IProgress<int> p, CancellationToken? t = null); ValueTask C(CancellationToken t = default); }" },
        { "params", "[RemoteQueue(\"q\")] public interface IThing { Task A(params int[] a); Task B(params List<int> a); Task C(int x, params IEnumerable<string?> a); }" },
        { "nullable annotations", "public class Box<T> { public T Value { get; set; } = default!; } [RemoteQueue(\"q\")] public interface IThing { Task<string?> A(string? a, List<string?>? b, Dictionary<string, Box<string?>?[]?> c); ValueTask<string> B(Box<string> x); }" },
        { "oblivious", "#nullable disable\npublic class Box<T> { public T Value { get; set; } } [RemoteQueue(\"q\")] public interface IThing { Task<string> A(string a, Box<string> b); }" },
        { "obsolete", "[Obsolete(\"old\")] public class Item { [Obsolete(\"older\")] public int X { get; set; } }\n#pragma warning disable CS0618\n[RemoteQueue(\"q\")] public interface IThing { [Obsolete(\"oldest\")] Task A(Item item); }" },
        { "obsolete to the point of an error", "[Obsolete(\"old\", error: true)] public class Item { public int X { get; set; } } [Obsolete(\"old\", true)] public record Box<T>(T Value); [Obsolete] public class Items : List<Item>; [Obsolete(\"old\", true)] [RemoteQueue(\"q\")] public interface IThing { Task A(Box<Item> item); Task B(Items items); }" },
        { "methods that are obsolete to the point of an error", "[Obsolete(\"old\", true)] public record Item([property: Obsolete(\"older\", true)] int X); public record Other { [Obsolete(\"old\", true)] public int Y { get; set; } public int Z { [Obsolete(\"old\", true)] get; set; } } [RemoteQueue(\"q\")] public interface IThing { [Obsolete(\"oldest\", true)] Task A(Item item); Task B(Other other); } public static class User { public static IThing Use(IThing thing) => thing.WithOptions(new RemoteCallOptions()); }" },
        { "obsolete with an id", "[Obsolete(\"old\", DiagnosticId = \"OLD1\")] public class Item { [Obsolete(\"older\", DiagnosticId = \"OLD2\")] public int X { get; set; } }\n#pragma warning disable OLD1\n[RemoteQueue(\"q\")] public interface IThing { [Obsolete(\"oldest\", DiagnosticId = \"OLD3\")] Task A(Item item); }" },
        { "experimental", "#pragma warning disable EXP1, EXP2\n[System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")] public class Item { [System.Diagnostics.CodeAnalysis.Experimental(\"EXP3\")] public Item() { } [System.Diagnostics.CodeAnalysis.Experimental(\"EXP2\")] public int X { get; set; } public class Inner { public int Y; } } public record Holder(Item[] Items); public class Items : List<Item>; [RemoteQueue(\"q\")] public interface IThing { [System.Diagnostics.CodeAnalysis.Experimental(\"EXP4\")] Task A(Holder holder, Item.Inner inner); Task B(Items items); }" },
        { "experimental in two contracts", "#pragma warning disable EXP1\n[System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")] public class Item { public int X { get; set; } } public record Plain(int Y); public class Items : List<Item>; [RemoteQueue(\"p\")] public interface IOther { Task A(Plain plain, Items items); } [RemoteQueue(\"q\")] public interface IThing { Task B(Items items, Plain plain); }" },
        { "experimental itself", "[System.Diagnostics.CodeAnalysis.Experimental(\"EXP1\")] [RemoteQueue(\"q\")] public interface IThing { Task A(); }" },
        { "empty values", "public class Empty; public record Blank; public struct Nothing { public int X() => 1; } public class Meant { [MessagePack.IgnoreMember] private int _x; public int X() => _x++; } public class Ignored { [MessagePack.IgnoreMember] public int X { get; } } [RemoteQueue(\"q\")] public interface IThing { Task A(Empty a, Blank b, Nothing c, Ignored d, Meant e); }" },
        { "default interface methods", "[RemoteQueue(\"q\")] public interface IThing { Task A(int x); Task Twice() => Both(1, 2); private async Task Both(int x, int y) { await A(x); await A(y); } static int Constant => 3; const int Other = 4; class Nested; int Computed => 5; event Action Never { add { } remove { } } }" },
        { "inherited methods", "public interface IBase { Task A(); Task<int> B(int x); } public interface IOther { Task C(); } [RemoteQueue(\"q\")] public interface IThing : IBase, IOther { Task D(); }" },
        { "an inherited contract", "[RemoteQueue(\"q\")] public interface IBase { Task A(); } [RemoteQueue(\"r\")] public interface IThing : IBase { Task D(); }" },
        { "inherited and implemented", "public interface IBase { Task A(); } [RemoteQueue(\"q\")] public interface IThing : IBase { Task IBase.A() => B(); Task B(); }" },
        { "overloads with wire names", "[RemoteQueue(\"q\")] public interface IThing { Task A(int x); [RemoteMethod(Name = \"A2\")] Task A(string x); }" },
        { "attributes", "[RemoteQueue(\"q\", Timeout = \"1.02:03:04\")] public interface IThing { [RemoteMethod(Timeout = \"infinite\", Progress = ProgressMode.Latest, Name = \"odd \\\" name\")] Task A(IProgress<int> p); }" },
        { "file-local neighbours", "file class Mine { public int X; } [RemoteQueue(\"q\")] public interface IThing { Task A(int x); } file class Thing : IThing { public Task A(int x) => Task.FromResult(new Mine { X = x }); }" },
        { "nested values of all kinds", "public partial class Outer { public record struct Inner(int X); public enum Kind { A } public class Deep<T> { public record Deeper(T Value, Kind Kind); } [RemoteQueue(\"q\")] internal partial interface IThing { Task<Outer.Deep<Inner?>.Deeper> A(Inner inner, Kind kind = Kind.A); } }" },
        { "documentation", "/// <summary>What it is.</summary>\n[RemoteQueue(\"q\")] public interface IThing {\n/// <summary>Does <paramref name=\"x\"/>.</summary>\n/// <param name=\"x\">It.</param>\n/// <returns>Nothing.</returns>\nTask A(int x); }" },
        { "a partial generic value", "public partial class Box<T> { public T? A { get; set; } } public partial class Box<T> { public int B { get; set; } } public partial record Item { public partial int X { get; set; } } public partial record Item { private int _x; public partial int X { get => _x; set => _x = value; } } [RemoteQueue(\"q\")] public interface IThing { Task A(Box<Item> box); }" },
        { "generic and not closed", "[RemoteQueue(\"q_{T}_{U}\")] public interface IThing<in T, U> where T : class?, IDisposable where U : notnull, IComparable<U>, new() { Task A(T x, List<U> y); } public class Outer<T> where T : unmanaged { [RemoteQueue(\"r_{T}\")] internal interface IThing { Task A(T[] x); } } public static class User { public static IThing<T, U> Use<T, U>(IThing<T, U> thing) where T : class?, IDisposable where U : notnull, IComparable<U>, new() => thing.WithOptions(new RemoteCallOptions()); }" },
        { "generic and closed", "[assembly: RemoteContract(typeof(IStore<Item>))] [assembly: RemoteContract(typeof(IStore<Item[]>))] [assembly: RemoteContract(typeof(IStore<Dictionary<string, Box<int?>>>))] [assembly: RemoteContract(typeof(Outer<Item>.IThing<int>))] public record Item(int X); public class Box<T> { public T? Value { get; set; } } [RemoteQueue(\"s_{T}\")] public interface IStore<T> { Task<T> Get(Box<T> key, T? other = default); Task Put(IProgress<T> x); } public class Outer<T> { [RemoteQueue(\"o_{T}_{U}\")] public interface IThing<U> { Task A(T x, U y); } }" },
        { "generic with constraints that are met", "[assembly: RemoteContract(typeof(IStore<Item, int>))] public class Item : IDisposable, IComparable<Item> { public int X { get; set; } public void Dispose() { } public int CompareTo(Item? other) => 0; } [RemoteQueue(\"s_{T}_{U}\")] public interface IStore<T, U> where T : class, IDisposable, IComparable<T>, new() where U : unmanaged, IComparable { Task Put(T x, U y); }" },
        { "generic and named like its argument", "[assembly: RemoteContract(typeof(IStore<T>))] public record T(int X); [RemoteQueue(\"s_{T}\")] public interface IStore<T> { Task<T> Get(); } [RemoteQueue(\"s\")] public interface IStore { Task Get(); }" },
        { "types without members", "using MessagePack; using System.Runtime.Serialization; [MessagePackObject] public class A; [DataContract] public class B; public record C; public struct D; [RemoteQueue(\"q\")] public interface IThing { Task<ValueTuple> X(A a, B b, C c, D d, ValueTuple e, List<ValueTuple> f); }" },
        { "keys of what is overridden", "using MessagePack; [MessagePackObject] public abstract class A { [Key(0)] public virtual int X { get; set; } } [MessagePackObject] public class B : A { public override int X { get; set; } [Key(1)] public int Y { get; set; } [NonSerialized] public int Z; } public class C : B { public override int X { get; set; } } [RemoteQueue(\"q\")] public interface IThing { Task X(B b, C c); }" },
        { "partial", "[RemoteQueue(\"q\")] public partial interface IThing { Task A(); } partial interface IThing { Task B(); }" },
        { "circles through collections", "public class Node { public List<Node> Children { get; set; } = []; public Dictionary<string, List<Node>?> ByName { get; set; } = []; public List<List<Node[]>>? Deep { get; set; } } [RemoteQueue(\"q\")] public interface IThing { Task<List<List<Node[]>>> A(List<Node> a, Dictionary<string, List<Node>?>? b); }" },
        { "collections of what holds them", "public class Wood : List<Branch>; public class Branch { public Wood? Wood { get; set; } public List<Wood>? More { get; set; } } [MessagePack.Union(0, typeof(Leaf))] public interface ITree; public record Leaf(List<ITree> Trees) : ITree; [RemoteQueue(\"q\")] public interface IThing { Task<List<ITree>> A(Wood a, List<Wood> b); }" },
        { "an alias", "using T = System.Threading.Tasks.Task<int>; using P = System.IProgress<int>; [RemoteQueue(\"q\")] public interface IThing { T A(P p); }" },
        { "recursive values", "public class A { public B? B { get; set; } public List<A>? As; } public struct B { public A[]? A { get; set; } public Dictionary<string, B>? Bs; } [RemoteQueue(\"q\")] public interface IThing { Task X(A a); Task Y(B b); } [RemoteQueue(\"r\")] public interface IOther { Task Y(B b); }" },
        { "required members of all kinds", "public abstract class Base { public required string A { get; init; } public virtual required int V { get; set; } } public class Item : Base { public override required int V { get; set; } [MessagePack.IgnoreMember] public required int Ignored { get; init; } public required int Field; } [RemoteQueue(\"q\")] public interface IThing { Task X(Item a); }" },
        { "a constructor that sets required members", "public class Item { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Item(string a) => A = a; public required string A { get; init; } public int B { get; init; } } [RemoteQueue(\"q\")] public interface IThing { Task X(Item a); }" },
        { "required members that a constructor sets", "public record Item(string A) { public required int B { get; init; } } public class Other(string a) { public required string A { get; init; } = a; } [RemoteQueue(\"q\")] public interface IThing { Task X(Item a, Other b); }" },
        { "hidden members", "public class Base { public int A { get; set; } = 3; public string? F; } public class Item : Base { public new string? A { get; init; } public new int F; } [RemoteQueue(\"q\")] public interface IThing { Task X(Item a); }" },
        { "collections of one's own", "public class Many : List<int>; public class Map : Dictionary<string, Many>; public class Bag : System.Collections.ObjectModel.KeyedCollection<int, string> { protected override int GetKeyForItem(string item) => item.Length; } [RemoteQueue(\"q\")] public interface IThing { Task X(Many a, Map b, Bag c, SortedSet<int> d); }" },
        { "keys of what is only computed", "using MessagePack; [MessagePackObject] public class A { [Key(\"x\")] public int X => 3; } [System.Runtime.Serialization.DataContract] public class B { [System.Runtime.Serialization.DataMember] public int X => 3; } [MessagePackObject] public struct C { [Key(0)] public int X => 3; } [RemoteQueue(\"q\")] public interface IThing { Task X(A a, B b, C c); }" },
        { "collections that set their required members", "public class Many : List<int> { [System.Diagnostics.CodeAnalysis.SetsRequiredMembers] public Many() { } [MessagePack.IgnoreMember] public required string Name { get; init; } = \"\"; } [RemoteQueue(\"q\")] public interface IThing { Task X(Many a); }" },
        { "types that equal anything", "public class Item { public int X { get; set; } public static bool operator ==(Item? a, Item? b) => throw new InvalidOperationException(); public static bool operator !=(Item? a, Item? b) => throw new InvalidOperationException(); public override bool Equals(object? o) => false; public override int GetHashCode() => 0; } [RemoteQueue(\"q\")] public interface IThing { Task X(Item a); }" },
        { "CLS compliance", "[assembly: CLSCompliant(true)] [RemoteQueue(\"q\")] public interface IThing { Task X(int a); }" },
        { "enums of all sizes", "public enum A : sbyte { X } public enum B : ushort { X } public enum C : uint { X } [Flags] public enum D : ulong { X } [RemoteQueue(\"q\")] public interface IThing { Task X(A a, B b, C c, D d, A? e, List<B> f); }" },
        { "unions", "using MessagePack; [Union(0, typeof(A)), Union(1, typeof(B)), Union(2, typeof(IMore)), Union(3, \"D\")] public interface IUnion; [Union(0, typeof(C))] public interface IMore : IUnion; public class A : IUnion { public IUnion? Next { get; set; } } public struct B : IUnion; public record C : IMore; public record D : IUnion; [Union(0, typeof(Leaf<int>))] public abstract class Tree<T>; public class Leaf<T> : Tree<T> { public T? V { get; set; } } [RemoteQueue(\"q\")] public interface IThing { Task<List<IUnion?>> X(IUnion a, Tree<int> t); }" },
        { "hidden members", "using MessagePack; [MessagePackObject] public class Item { [Key(0)] private int @int; [Key(1)] private protected string? S { get; set; } [Key(2)] public required int R { get; init; } [SerializationConstructor] private Item(int @int) { this.@int = @int; } [IgnoreMember] public int Seen => @int; } [MessagePackObject] public struct Fixed { [Key(0)] private int x; [IgnoreMember] public int X { get => x; set => x = value; } } [RemoteQueue(\"q\")] public interface IThing { Task X(Item a, Fixed b); }" },
        { "callbacks", "using MessagePack; public class A : IMessagePackSerializationCallbackReceiver { void IMessagePackSerializationCallbackReceiver.OnBeforeSerialize() { } void IMessagePackSerializationCallbackReceiver.OnAfterDeserialize() { } } public struct B : IMessagePackSerializationCallbackReceiver { public void OnBeforeSerialize() { } public void OnAfterDeserialize() { } } public class C : A; [RemoteQueue(\"q\")] public interface IThing { Task X(A a, B b, C c); }" },
        { "formatters by hand", "using Arthropod.Remote.Serialization; using MessagePack; [assembly: RemoteFormatter(typeof(Item), typeof(F))] [assembly: RemoteFormatter(typeof(Box<>), typeof(BoxF<>))] public record Item(object X); public record Box<T>(T X); public struct F : IRemoteFormatter<Item?> { public static void Write(ref MessagePackWriter writer, Item? value) { } public static Item? Read(ref MessagePackReader reader) => null; } public struct BoxF<T> : IRemoteFormatter<Box<T>?> { public static void Write(ref MessagePackWriter writer, Box<T>? value) { } public static Box<T>? Read(ref MessagePackReader reader) => null; } [RemoteQueue(\"q\")] public interface IThing { Task<Item?> X(Item a, List<Item> b, Box<string> c, Item?[] d); }" },
        { "all that is known", "using System.Collections.Immutable; using System.Collections.Frozen; using System.Buffers; using System.Numerics; using System.Text.Json; using System.Text.Json.Nodes; [RemoteQueue(\"q\")] public interface IThing { Task A(ImmutableArray<int> a, ImmutableDictionary<string, int[]> b, IImmutableSet<string?> c, FrozenSet<int>? d, FrozenDictionary<Guid, string> e, Memory<byte> f, ReadOnlySequence<char> g, BigInteger h, Int128 i, Lazy<string> j, JsonElement k, JsonNode? l, JsonObject m, System.Text.StringBuilder n, Complex o, ArraySegment<byte>? p, System.Collections.BitArray q, ILookup<string, Uri?> r, IGrouping<string?, int[]>? s); Task<ILookup<string?, List<int>>?> B(); }" },
        { "a member that is nothing but read", "public class Item { [MessagePack.IgnoreMember] public int X { get; } = 5; public int Y => 3; public int Z { get; set; } } public struct Fixed { [MessagePack.IgnoreMember] public readonly int X; public int Y; } [RemoteQueue(\"q\")] public interface IThing { Task A(Item a, Fixed b); }" },
    };

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Legal(string what, string contract)
    {
        _ = what;
        var output = Source.Generate(Source.Compile(contract));

        Assert.Equal("", Source.Complaints(output));
        Assert.Empty(await Source.AnalyzeAsync(output));
        Assert.Contains(output.SyntaxTrees, tree => tree.FilePath.EndsWith(".g.cs", StringComparison.Ordinal));
    }

    [Fact]
    public void With_the_oldest_language_that_is_supported()
    {
        var compilation = Source.Compile("App", LanguageVersion.CSharp11, """
            public record Item(int X) { public required string Y { get; init; } public List<Item>? More; }
            [RemoteQueue("q")]
            public interface IThing
            {
                Task<Item> A(Item item, IProgress<int>? progress = null, CancellationToken cancellationToken = default);
            }
            """);

        Assert.Equal("", Source.Complaints(Source.Generate(compilation)));
    }

    [Theory]
    [InlineData("My.App")]
    [InlineData("My_App")]
    [InlineData("1st app-with (odd) letters")]
    [InlineData("größe")]
    public void In_assemblies_of_any_name(string name)
    {
        var compilation = Source.Compile(name, LanguageVersion.CSharp13, "public record X(int A); [RemoteQueue(\"q\")] public interface IThing { Task A(X x); }");

        Assert.Equal("", Source.Complaints(Source.Generate(compilation)));
    }
}
