using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>
/// Each rule with a case that reports, at the marked place and nowhere else. The generator still makes something that
/// compiles of each.
/// </summary>
public sealed class Broken_contracts_are_explained_Tests
{
    public static TheoryData<string> Contracts =>
    [
        // Queue names.
        """[RemoteQueue({|AR0001:""|})] public interface IThing { Task A(); }""",
        """[RemoteQueue({|AR0001:"  "|})] public interface IThing { Task A(); }""",
        """[RemoteQueue({|AR0001:null!|})] public interface IThing { Task A(); }""",
        """[RemoteQueue({|AR0002:"a b"|})] public interface IThing { Task A(); }""",
        """[RemoteQueue({|AR0002:"größe"|}, Timeout = "00:01:00")] public interface IThing { Task A(); }""",
        """[RemoteQueue(queueName: {|AR0002:"a.fifo"|})] public interface IThing { Task A(); }""",
        $$"""[RemoteQueue({|AR0003:"{{new string('q', 77)}}"|})] public interface IThing { Task A(); }""",
        """[RemoteQueue("q")] public interface IThing { Task A(); } [RemoteQueue({|AR0004:"q"|})] public interface IOther { Task A(); } [RemoteQueue("Q")] public interface IFine { Task A(); }""",
        """[assembly: RemoteContract({|AR0004:typeof(IStore<int>)|}, QueueName = "r-dlq")] [RemoteQueue("s_{T}")] public interface IStore<T> { Task Put(T x); } [RemoteQueue({|AR0004:"q-dlq"|})] public interface IThing { Task A(); } [RemoteQueue("q")] public interface IOther { Task A(); } [RemoteQueue("r")] public interface IThird { Task A(); } [RemoteQueue("t-dlq")] public interface IFine { Task A(); }""",
        """[RemoteQueue({|AR0001:""|})] public interface IThing { Task A(); } [RemoteQueue({|AR0001:""|})] public interface IOther { Task A(); }""",
        """[assembly: RemoteContract(typeof(IStore<int>))] [assembly: RemoteContract({|AR0004:typeof(IStore<long>)|}, QueueName = "store_Int32")] [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); }""",
        """[assembly: RemoteContract({|AR0005:typeof(IStore<int>)|})] [assembly: RemoteContract(typeof(IStore<long>), QueueName = "longs")] [RemoteQueue("store")] public interface IStore<T> { Task Put(T x); }""",
        """[assembly: RemoteContract({|AR0005:typeof(IMap<int, string>)|})] [RemoteQueue("map_{TKey}")] public interface IMap<TKey, TValue> { Task Put(TKey x, TValue y); }""",
        """[assembly: RemoteContract({|AR0006:typeof(IStore<>)|})] [assembly: RemoteContract({|AR0006:typeof(IPlain)|})] [assembly: RemoteContract({|AR0006:typeof(List<int>)|})] [assembly: RemoteContract({|AR0006:typeof(IList<int>)|})] [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); } [RemoteQueue("q")] public interface IPlain { Task A(); }""",
        """[assembly: RemoteContract(typeof(IStore<int>))] [assembly: RemoteContract(typeof(IStore<int>))] [assembly: RemoteContract({|AR0007:typeof(IStore<int>)|}, QueueName = "other")] [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); }""",
        """[assembly: RemoteContract(typeof(IStore<(int A, List<(int B, int)[]> C)>), QueueName = "one")] [assembly: RemoteContract({|AR0007:typeof(IStore<(int, List<(int, int X)[]>)>)|}, QueueName = "other")] [assembly: RemoteContract(typeof(IStore<(int A, List<(int B, long)[]> C)>), QueueName = "third")] [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); }""",
        """[RemoteQueue({|AR0002:"store_{U}"|})] public interface IStore<T> { Task Put(T x); } [RemoteQueue({|AR0002:"q_{T}"|})] public interface IThing { Task A(); }""",
        """[assembly: RemoteContract({|AR0002:typeof(IStore<Größe>)|})] [assembly: RemoteContract(typeof(IStore<int>), QueueName = {|AR0002:"a b"|})] public record Größe(int X); [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); }""",

        // Members.
        """[RemoteQueue("q")] public interface IThing { int {|AR0101:P|} { get; set; } string {|AR0101:Q|} { init; } Task A(); }""",
        """[RemoteQueue("q")] public interface IThing { event Action {|AR0101:E|}; int {|AR0101:this|}[int x, string? @class] { get; } }""",
        """[RemoteQueue("q")] public interface IThing { Task<T> {|AR0102:A|}<T>(T? x) where T : class; Task {|AR0102:B|}<T, @class>(T? x, @class y) where T : struct; Task {|AR0102:C|}<T>(T? x); Task {|AR0102:D|}<T>(T? x) where T : Exception, new(); }""",
        """[RemoteQueue("q")] public interface IThing { Task A(ref int {|AR0103:a|}, in string {|AR0103:b|}, out int {|AR0103:c|}, ref readonly int {|AR0103:d|}); }""",
        """[RemoteQueue("q")] public interface IThing { {|AR0104:string|} A(); {|AR0104:void|} B(int x); {|AR0104:ref int|} C(); {|AR0104:ref readonly int|} D(); {|AR0104:IEnumerable<int>|} E(); }""",
        """[RemoteQueue("q")] public interface IThing { {|AR0105:IAsyncEnumerable<int>|} A(CancellationToken t); }""",
        """[RemoteQueue("q")] public interface IThing { Task A(IProgress<int> a, IProgress<string>? {|AR0106:b|}, IProgress<int> {|AR0106:c|}); }""",
        """[RemoteQueue("q")] public interface IThing { Task A(CancellationToken a, int b, CancellationToken? {|AR0107:c|}); }""",
        """[RemoteQueue("q")] public interface IThing { Task A(int x); Task {|AR0108:A|}(string x); [RemoteMethod(Name = "A")] Task {|AR0108:B|}(); }""",
        """public class Outer { [RemoteQueue("q")] private interface {|AR0109:IThing|} { Task A(); } [RemoteQueue("r")] protected interface {|AR0109:IOther|} { Task A(); } }""",
        """[RemoteQueue("q")] file interface {|AR0109:IThing|} { Task A(); }""",
        """[RemoteQueue("q", Timeout = {|AR0111:"soon"|})] public interface IThing { [RemoteMethod(Timeout = {|AR0111:"-00:00:01"|})] Task A(); [RemoteMethod(Name = "x", Timeout = {|AR0111:"00:00:00"|})] Task B(); [RemoteMethod(Timeout = {|AR0111:""|})] Task C(); [RemoteMethod(Timeout = {|AR0111:"24:00:00"|})] Task D(); [RemoteMethod(Timeout = {|AR0111:"30"|})] Task E(); [RemoteMethod(Timeout = {|AR0111:"1:30"|})] Task F(); [RemoteMethod(Timeout = "1.00:00:00")] Task G(); [RemoteMethod(Timeout = "0:01:30.5")] Task H(); }""",
        """[RemoteQueue("q")] public interface IThing { static abstract Task {|AR0112:A|}(); static abstract int {|AR0112:B|} { get; } Task C(); }""",
        """[RemoteQueue("q")] public interface IThing { [RemoteMethod(Name = {|AR0113:" "|})] Task A(); }""",
        """[RemoteQueue("q")] public interface IThing { [OneWay] Task<{|AR0114:int|}> A(); [OneWay] ValueTask<{|AR0114:string?|}> B(); [OneWay] Task C(int x, CancellationToken t); [OneWay] ValueTask D(); }""",
        """[RemoteQueue("q")] public interface IThing { [OneWay] Task A(IProgress<int> {|AR0115:p|}); [OneWay] Task<{|AR0114:int|}> B(IProgress<int>? {|AR0115:p|}); }""",
        """[RemoteQueue("q", Visibility = {|AR0116:"00:00:00.5"|})] public interface IThing { [RemoteMethod(Visibility = {|AR0116:"12:00:01"|})] Task A(); [RemoteMethod(Visibility = {|AR0116:"infinite"|})] Task B(); [RemoteMethod(Visibility = "12:00:00")] Task C(); [RemoteMethod(Visibility = "00:00:01")] Task D(); }""",
        """[RemoteQueue("q", MaxAttempts = {|AR0117:0|})] public interface IThing { [RemoteMethod(MaxAttempts = {|AR0117:101|})] Task A(); [RemoteMethod(MaxAttempts = {|AR0117:-1|})] Task B(); [RemoteMethod(MaxAttempts = 100)] Task C(); }""",
        """[RemoteQueue("q", Progress = {|AR0123:(ProgressMode)9|})] public interface IThing { [RemoteMethod(Progress = {|AR0123:(ProgressMode)99|}, Retry = {|AR0123:(RetryMode)(-1)|}, WhenCallerLeaves = {|AR0123:(WhenCallerLeaves)7|})] Task A(); [RemoteMethod(Retry = (RetryMode)1, Progress = ProgressMode.All)] Task B(); }""",
        """[RemoteQueue("q")] public interface IThing { [{|AR0118:OneWay|}] Task A() => B(); [{|AR0118:RemoteMethod(Name = "c")|}] static Task C() => Task.CompletedTask; [OneWay, RemoteMethod(Name = "b")] Task B(); }""",
        """public interface IBase { [RemoteMethod(Timeout = "soon", MaxAttempts = 0)] Task A(); } [RemoteQueue("q")] public interface {|AR0111,AR0117:IThing|} : IBase { }""",
        """[RemoteQueue("p")] public interface IBase { [RemoteMethod(Timeout = {|AR0111:"soon"|}, Name = {|AR0113:""|})] Task A(); } [RemoteQueue("q")] public interface IThing : IBase { }""",

        """[RemoteQueue("q")] public interface IThing { protected Task {|AR0124:A|}(int x); private protected Task {|AR0124:B|}(); internal Task C(); protected internal Task D(); protected Task E() => A(3); Task F() => E(); } public interface IBase { protected Task A(); protected int P { get; } } [RemoteQueue("r")] public interface {|AR0101,AR0124:IOther|} : IBase { Task B() => A(); }""",
        """[assembly: RemoteContract(typeof(IStore<int>))] [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); protected Task {|AR0124:Hidden|}(); } [RemoteQueue("q")] public interface IBase { protected Task {|AR0124:A|}(); } [RemoteQueue("r")] public interface IThing : IBase { Task B(); }""",

        // Values.
        """[RemoteQueue("q")] public interface IThing { Task<{|AR0201:object|}> A({|AR0201:dynamic|} a, {|AR0201:List<object>|} b); }""",
        """public interface IShape { } public abstract class Shape { } [RemoteQueue("q")] public interface IThing { Task A({|AR0202:IShape|} a, {|AR0202:Shape[]|} b); }""",
        """[RemoteQueue("q")] public interface IThing { Task A({|AR0203:Func<int>|} a, {|AR0203:Delegate|} b, {|AR0203:System.Linq.Expressions.Expression<Func<int>>|} c); }""",
        """[RemoteQueue("q")] public interface IThing { Task<{|AR0204:System.IO.MemoryStream|}> A({|AR0204:System.IO.Stream|} a); }""",
        """public class Wider { public int N { get; } public Wider(long n) { N = (int)n; } } public class Nulled { public int N { get; } public Nulled(int? n) { N = n ?? 0; } } public class Narrow { public IEnumerable<int> L { get; } public Narrow(List<int> l) { L = l; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0205:Wider|} a, {|AR0205:Nulled|} b, {|AR0205:Narrow|} c); }""",
        """using MessagePack; [MessagePackObject] public class Base { [IgnoreMember] public virtual int P { get; set; } [Key(1)] public int Q { get; set; } } [MessagePackObject] public class Plain : Base { public override int P { get; set; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0211:Plain|} a); }""",
        """using MessagePack; [MessagePackObject] public class Base { [Key(0)] public int P { get; set; } [Key(1)] public virtual int Q { get; set; } } [MessagePackObject] public class A : Base { [Key(0)] public new int P { get; set; } } [MessagePackObject] public class B : Base { [Key(1)] public new int Q { get; set; } } public class Open { public int P { get; set; } } [MessagePackObject] public class C : Open { [Key(0)] public new int P { get; set; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0212:A|} a, {|AR0212:B|} b, {|AR0211:C|} c); }""",
        """public class Hidden { private Hidden() { } } public class Other { public Other(int unknown) { } } [RemoteQueue("q")] public interface IThing { Task A({|AR0205:Hidden|} a, {|AR0205:Other|} b); }""",
        """[RemoteQueue("q")] public unsafe interface IThing { Task A({|AR0206:Span<int>|} a, {|AR0206:int*|} b, {|AR0206:delegate*<void>|} c, scoped {|AR0206:ReadOnlySpan<char>|} d); }""",
        """public class Outer { private class Secret { } public class Box<T> { public T? V { get; set; } } protected internal class Fine { } [RemoteQueue("q")] internal interface IThing { Task A(Fine a); } }""",
        """[RemoteQueue("q")] public interface IThing { Task<Task<{|AR0208:Task|}>> A({|AR0208:Exception|} a, {|AR0208:Type|} b, {|AR0208:nint|} c, {|AR0208:CancellationToken[]|} d, {|AR0208:int[,,,,]|} e, {|AR0208:Range|} f, {|AR0208:WeakReference<string>|} g, {|AR0208:Four|} h); } [System.Runtime.CompilerServices.InlineArray(4)] public struct Four { private int _first; }""".Replace("Task<Task<{|AR0208:Task|}>>", "Task<{|AR0208:Task<Task>|}>", StringComparison.Ordinal),
        """public class Agent : System.Net.Http.HttpClient { public string? Name { get; set; } } public class Own : IDisposable { public int X { get; set; } public void Dispose() { } } public class Marker { } [RemoteQueue("q")] public interface IThing { Task A({|AR0208:System.Net.Http.HttpClient|} a, {|AR0208:Agent|} b, {|AR0208:System.Timers.Timer|} c, {|AR0208:System.Threading.SemaphoreSlim[]|} d, {|AR0208:System.Diagnostics.Process|} e, {|AR0208:Random|} f, {|AR0208:CancellationTokenRegistration|} g, {|AR0208:System.Security.Cryptography.RSACryptoServiceProvider|} h, {|AR0208:System.Net.Http.HttpResponseMessage|} i, {|AR0208:List<int>.Enumerator|} j, Own k, Marker l, System.Drawing.Point m, System.Numerics.Vector3 n, System.Net.Http.HttpMethod o, System.Net.Mail.MailAddress? p); }""",
        """public struct Unit; [RemoteQueue("q")] public interface IThing { Task A({|AR0208:System.Numerics.Vector<int>|} a, {|AR0208:System.Diagnostics.ActivityTraceId[]|} b, {|AR0208:HashCode?|} c, {|AR0208:System.Xml.Linq.XDocument|} d, {|AR0208:System.Xml.Linq.XElement|} e, {|AR0208:System.Xml.XmlDocument|} f, Unit g, ValueTuple h, System.Numerics.Matrix4x4 i); }""",
        """[RemoteQueue("q")] public interface IThing { Task A({|AR0209:System.Collections.ArrayList|} a, {|AR0209:System.Collections.Concurrent.BlockingCollection<int>|} b, {|AR0209:IOrderedEnumerable<int>|} c, {|AR0209:System.Collections.IEnumerable|} d); }""",
        """public class Many : List<int> { [MessagePack.IgnoreMember] public required string Name { get; set; } } public class More : Many; public class Map : Dictionary<string, int> { public required string Name; } [RemoteQueue("q")] public interface IThing { Task A({|AR0209:Many|} a, {|AR0209:More[]|} b, {|AR0209:Map|} c); }""",
        """public class Node<T> { public Node<Node<T>>? Next { get; set; } } public class Pair<T> { public Pair<(T, T)>? Next { get; set; } } public class Tree : List<Tree> { } public class Wood : List<Wood?> { } public class Deep : List<Dictionary<int, List<Deep>>> { } [RemoteQueue("q")] public interface IThing { Task B({|AR0210:Deep|} x); Task A({|AR0210:Node<int>|} a, {|AR0210:Pair<int>|} b, {|AR0210:Tree|} c, {|AR0210:Wood[]|} d); }""",
        """[MessagePack.MessagePackObject] public class Item { [MessagePack.Key(0)] public int A { get; set; } public int B { get; set; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0211:Item|} a); }""",
        """[MessagePack.MessagePackObject] public class Item { [MessagePack.Key(1)] public int A { get; set; } [MessagePack.Key(1)] public int B { get; set; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0212:Item|} a); }""",
        """public class Base { public int A { get; init; } } public class Item : Base { public new string? A { get; init; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0213:Item|} a); }""",
        """public class Tint { public int Red { get; private set; } internal int Green; public int Blue => 3; } public struct Fixed { public readonly int X; } [RemoteQueue("q")] public interface IThing { Task A({|AR0214:System.Drawing.Color|} a, {|AR0214:Tint[]|} b, {|AR0214:Fixed?|} c); }""",
        """using MessagePack; public readonly struct OrderId(int number) { public override string ToString() => $"{number}"; } public class Hidden { private int count; public void Add() => count++; } public class Derived : Hidden; public class Inner { private int Count { get; set; } } public class Meant { [IgnoreMember] private int count; public void Add() => count++; [IgnoreMember] public int Cached { get; set; } } public class Marker { private static int made; public Marker() => made++; } public record Ping; public struct Nothing { public const int X = 1; } [RemoteQueue("q")] public interface IThing { Task A({|AR0214:OrderId|} a, {|AR0214:List<Hidden>|} b, {|AR0214:Derived|} c, {|AR0214:Inner|} d, Meant e, Marker f, Ping g, Nothing h); }""",
        """using Arthropod.Remote.Serialization; using MessagePack; [assembly: RemoteFormatter(typeof(Item), typeof(F))] [assembly: RemoteFormatter(typeof(Other), typeof(string))] public record Item(int X); public record Other(int X); [RemoteFormatter(typeof(IRemoteFormatter<Third>))] public record Third(int X); public record Fourth([property: RemoteFormatter(typeof(F))] string X, [property: RemoteFormatter(typeof(F))] int Y); public struct F : IRemoteFormatter<int> { public static void Write(ref MessagePackWriter writer, int value) { } public static int Read(ref MessagePackReader reader) => 0; } [RemoteQueue("q")] public interface IThing { Task A({|AR0220:Item|} a, {|AR0220:List<Other>|} b, {|AR0220:Third|} c, {|AR0220:Fourth|} d); }""",
        """using Arthropod.Remote.Serialization; using MessagePack; [assembly: RemoteFormatter(typeof(Guid), typeof(F<Guid>))] [assembly: RemoteFormatter(typeof(Guid), typeof(G))] [assembly: RemoteFormatter(typeof(Box<>), typeof(F<>))] [assembly: RemoteFormatter(typeof(Box<>), typeof(H<>))] [assembly: RemoteFormatter(typeof(Uri), typeof(F<Uri>))] [assembly: RemoteFormatter(typeof(Uri), typeof(F<Uri>))] public record Box<T>(T X); public struct F<T> : IRemoteFormatter<T> { public static void Write(ref MessagePackWriter writer, T value) { } public static T Read(ref MessagePackReader reader) => default!; } public struct H<T> : IRemoteFormatter<T> { public static void Write(ref MessagePackWriter writer, T value) { } public static T Read(ref MessagePackReader reader) => default!; } public struct G : IRemoteFormatter<Guid> { public static void Write(ref MessagePackWriter writer, Guid value) { } public static Guid Read(ref MessagePackReader reader) => default; } [RemoteQueue("q")] public interface IThing { Task A({|AR0230:Guid|} a, {|AR0230:List<Box<int>>|} b, Uri c); }""",
        """using MessagePack; using MessagePack.Formatters; public class Holder { [MessagePackFormatter(typeof(F))] public int X { get; set; } } public class F : IMessagePackFormatter<int> { public void Serialize(ref MessagePackWriter w, int v, MessagePackSerializerOptions o) { } public int Deserialize(ref MessagePackReader r, MessagePackSerializerOptions o) => 0; } [RemoteQueue("q")] public interface IThing { Task A({|AR0221:Holder[]|} b); }""",
        """using Arthropod.Remote.Serialization; using MessagePack; public class Holder { [RemoteFormatter(typeof(F))] public int X { get; set; } private struct F : IRemoteFormatter<int> { public static void Write(ref MessagePackWriter writer, int value) { } public static int Read(ref MessagePackReader reader) => 0; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0224:Holder|} b); }""",
        """using Arthropod.Remote.Serialization; using MessagePack; [RemoteFormatter(typeof(F))] public class Item; file struct F : IRemoteFormatter<Item> { public static void Write(ref MessagePackWriter writer, Item value) { } public static Item Read(ref MessagePackReader reader) => new(); } [RemoteQueue("q")] public interface IThing { Task A({|AR0224:Item|} b); }""",
        """using MessagePack; using MessagePack.Formatters; [MessagePackFormatter(typeof(F))] public record Item(int X); public class Holder { [MessagePackFormatter(typeof(F))] public int X { get; set; } } public class F : IMessagePackFormatter<int> { public void Serialize(ref MessagePackWriter w, int v, MessagePackSerializerOptions o) { } public int Deserialize(ref MessagePackReader r, MessagePackSerializerOptions o) => 0; } [RemoteQueue("q")] public interface IThing { Task A({|AR0221:Item|} a, {|AR0221:Holder[]|} b); }""",
        """using MessagePack; [Union(0, typeof(A)), Union(0, typeof(B))] public interface ISame; [Union(0, typeof(A)), Union(1, typeof(A))] public interface ITwice; public class A : ISame, ITwice; public class B : ISame; [RemoteQueue("q")] public interface IThing { Task A({|AR0222:ISame|} a, {|AR0222:ITwice|} b); }""",
        """using MessagePack; [Union(0, typeof(string))] public interface IText; [Union(0, typeof(ISelf))] public interface ISelf; [Union(0, typeof(G<>))] public interface IOpen; public class G<T> : IOpen; [RemoteQueue("q")] public interface IThing { Task A({|AR0223:IText|} a, {|AR0223:ISelf|} b, {|AR0223:IOpen|} c); }""",
        """using MessagePack; public class Outer<T> { [MessagePackObject] public class Box<T> { [Key(0)] private T? x; public void Set(T v) => x = v; } [MessagePackObject] public class Inner<T> { [SerializationConstructor] private Inner() { } } [MessagePackObject] public class Fine<U> { [Key(0)] private U? x; public void Set(U v) => x = v; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0224:Outer<int>.Box<int>|} a, {|AR0224:Outer<int>.Inner<int>|} b, Outer<int>.Fine<int> c); }""",
        """using MessagePack; public class Outer { private class A : IUnion; [Union(0, typeof(A))] public interface IUnion; [RemoteFormatter(typeof(F))] public class B { public int X; } private struct F : Arthropod.Remote.Serialization.IRemoteFormatter<B> { public static void Write(ref MessagePackWriter w, B v) { } public static B Read(ref MessagePackReader r) => new(); } } file class C : ILocal; [Union(0, typeof(C))] public interface ILocal; [RemoteQueue("q")] public interface IThing { Task A({|AR0224:Outer.IUnion|} a, {|AR0224:Outer.B|} b, {|AR0224:ILocal|} c); }""",
        """using MessagePack; [Union(0, typeof(A))] public interface IUnion; public class A : IUnion { public object? X { get; set; } } [RemoteQueue("q")] public interface IThing { Task A({|AR0201:IUnion|} a); }""",

        """[RemoteQueue("q")] public interface IThing { Task {|AR0120:WithOptions|}(RemoteCallOptions options, int x = 3) => Task.CompletedTask; } [RemoteQueue("r")] public interface IFine { Task WithOptions(); Task WithTimeout(RemoteCallOptions options) => Task.CompletedTask; }""",
        """public interface IBase { Task WithOptions(RemoteCallOptions options) => Task.CompletedTask; } [RemoteQueue("q")] public interface {|AR0120:IThing|} : IBase { } [RemoteQueue("r")] public interface IContract { Task {|AR0120:WithOptions|}(RemoteCallOptions options) => Task.CompletedTask; } [RemoteQueue("s")] public interface IDerived : IContract { } public interface IFine { Task WithOptions(int x); } [RemoteQueue("t")] public interface IOther : IFine { }""",
        """[RemoteQueue("q")] public interface {|AR0121:IThing|} { Task A(); } public static class IThingRemoteExtensions { } public class IOtherRemoteExtensions<T> { } [RemoteQueue("r")] public interface IOther { Task A(); } namespace N { public class IOtherRemoteExtensions { } }""",

        // Generic contracts: what the definition says is said once, what a type argument brings where it is put in.
        """[assembly: RemoteContract({|AR0201:typeof(IStore<object>)|})] [assembly: RemoteContract(typeof(IStore<int>))] [RemoteQueue("store_{T}")] public interface IStore<T> { {|AR0104:T|} Get(); Task Put(T x, {|AR0204:System.IO.Stream|} s); Task Two(int {|AR0103:y|}); }""".Replace("int {|AR0103:y|}", "ref int {|AR0103:y|}", StringComparison.Ordinal),
        """[RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); } [RemoteQueue("q")] public interface {|AR0201:IThing|} : IStore<object> { } [RemoteQueue("r")] public interface IFine : IStore<int> { }""",
        """[assembly: RemoteContract({|AR0201,AR0204:typeof(IStore<Bad>)|})] [assembly: RemoteContract({|AR0228:typeof(IStore<DateTime>)|})] public class Bad { public object? X { get; set; } public System.IO.Stream? Y { get; set; } } public record Page<T>(T[] Items); [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x, IProgress<T> p); Task<T> Get(T? x); Task<T[]> All(List<T> first); Task<Page<T>> Pages() => throw new Exception(); } [RemoteQueue("q")] public interface {|AR0201,AR0204:IThing|} : IStore<Bad> { }""",
        """[assembly: RemoteContract({|AR0201,AR0201:typeof(IStore<object>)|})] public record Page<T>(T Item); [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); Task<T> Get(); Task<Page<T>> Last(); } public interface IBase { Task A(object x); Task B(object x); } [RemoteQueue("q")] public interface {|AR0201,AR0201:IThing|} : IBase { }""",
        """[assembly: RemoteContract({|AR0109:typeof(IStore<Secret>)|})] [assembly: RemoteContract({|AR0109:typeof(IStore<List<Secret[]>>)|})] [assembly: RemoteContract({|AR0109:typeof(IStore<Outer.Inner>)|})] [assembly: RemoteContract(typeof(IStore<int>))] file record Secret(int X); file class Outer { public class Inner; } [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); }""",
        """[RemoteQueue("a")] public interface IA { Task Do(); } [RemoteQueue("b")] public interface IB { Task<int> Do(); } [RemoteQueue("q")] public interface {|AR0108:IThing|} : IA, IB { }""",
        """public interface IA { Task Do(); } public interface IB { [OneWay] Task Do(); } public interface IC { [RemoteMethod(MaxAttempts = 3)] Task Do(); } public interface IFine { [RemoteMethod(Name = "other")] Task Do(); } [RemoteQueue("q")] public interface {|AR0122,AR0122:IThing|} : IA, IB, IC, IFine { } [RemoteQueue("r")] public interface {|AR0122:INew|} : IB { new Task Do(); }""",

        """public record A(int X); public record B(int X); public interface IS<T> { Task Do(T x); } [RemoteQueue("q")] public interface {|AR0108:IThing|} : IS<A>, IS<B> { } [RemoteQueue("r")] public interface IFine : IS<A> { }""",
        """public interface IA { Task Do(int x = 1); } public interface IB { Task Do(int x = 2); } public interface IC { Task Do(int x = 1); } [RemoteQueue("q")] public interface {|AR0122:IThing|} : IA, IB { } [RemoteQueue("r")] public interface IFine : IA, IC { } [RemoteQueue("s")] public interface IAgain : IA { new Task Do(int x = 3); }""",
        """[RemoteQueue("q")] public interface IThing { Task {|AR0125:A|}(int x, __arglist); void {|AR0125:B|}(__arglist); Task C(int x); }""",
        """public interface IBase : IAsyncDisposable; [RemoteQueue("q")] public interface {|AR0126:IThing|} : IBase { Task A(); } [RemoteQueue("r")] public interface {|AR0126,AR0126:IOther|} : IDisposable, IAsyncDisposable { Task A(); } [RemoteQueue("s")] public interface IFine : IAsyncDisposable { ValueTask IAsyncDisposable.DisposeAsync() => default; Task A(); } [RemoteQueue("t")] public interface IMine { ValueTask DisposeAsync(); }""",

        // Advice.
        """[assembly: RemoteContract(typeof(IStore<Item>))] public class Item { public int {|AR0225:A|} { get; } = 5; public int B { get; set; } } [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T x); }""",
        """public class Base { public int W; public int {|AR0225:P|} { get; private set; } } public class Item : Base { public int {|AR0225:A|} { get; } = 5; public int {|AR0225:B|} { get; internal set; } public int Computed => A; public int Body { get { return B; } } [MessagePack.IgnoreMember] public int C { get; } protected int D { get; } public static int E { get; } } public record R(int X) { public int Y { get; } = X; public int {|AR0225:Z|} { get; } = X; public R(int x, int y) : this(x) { Y = y; } } public class Not { public int A { get; } } [RemoteQueue("q")] public interface IThing { Task A(List<Item> a, Base b, R r); } [RemoteQueue("r")] public interface IOther { Task A(Item a); }""",
        """using MessagePack; [MessagePackObject] public class {|AR0226:Item|} { [Key(1)] public int A { get; set; } [Key(4)] public int B { get; set; } } [MessagePackObject] public class Fine { [Key(1)] public int A { get; set; } [Key(0)] public int B { get; set; } } [RemoteQueue("q")] public interface IThing { Task A(Item a, Fine b); }""",
        """using MessagePack; [Union(0, typeof(A)), Union(1, typeof(IMore))] public interface IUnion; [Union(0, typeof(B))] public interface IMore : IUnion; public class A : IUnion; public class B : IMore; public class {|AR0227:C|} : A; public struct {|AR0227:D|} : IUnion; public abstract class E : IUnion; [Union(0, typeof(G))] public interface INot; public class G : INot; public class H : INot; [RemoteQueue("q")] public interface IThing { Task X(IUnion[] a); }""",
        """public class Item { public {|AR0228:DateTime|} A { get; set; } public {|AR0228:DateTime?|} B; public DateTimeOffset C; [MessagePack.IgnoreMember] public DateTime D; public List<{|AR0228:DateTime|}>? E; } public record R({|AR0228:DateTime|} X); [RemoteQueue("q")] public interface IThing { Task<{|AR0228:DateTime|}> X(Item a, {|AR0228:DateTime?|} t, IProgress<R> p); }""",
        """using When = System.DateTime; public class Item { public Dictionary<{|AR0228:DateTime|}, {|AR0228:System.DateTime?|}[]>? A { get; set; } public List<When>? {|AR0228:B|}; public {|AR0228:When|} C; public Box<{|AR0228:DateTime|}>? D; [RemoteFormatter(typeof(F))] public DateTime E; public (int, {|AR0228:DateTime|}) G; } public class Box<T> { public T? Value { get; set; } } [MessagePack.Union(0, typeof(Case))] public interface IUnion; public class Case : IUnion { public {|AR0228:DateTime|} At { get; set; } } public struct F : Arthropod.Remote.Serialization.IRemoteFormatter<DateTime> { public static void Write(ref MessagePack.MessagePackWriter w, DateTime v) { } public static DateTime Read(ref MessagePack.MessagePackReader r) => default; } [RemoteQueue("q")] public interface IThing { Task<List<{|AR0228:DateTime|}>> X(IProgress<{|AR0228:DateTime|}> p, Dictionary<{|AR0228:DateTime|}, int> d, Box<{|AR0228:DateTime|}> b, List<When> {|AR0228:w|}, Item i, IUnion u); Task Y(DateTime x) => Task.CompletedTask; }""",
        """[assembly: RemoteContract({|AR0228:typeof(IStore<DateTime>)|})] [assembly: RemoteContract(typeof(IStore<int>))] public interface IBase { Task A(DateTime x, IProgress<DateTime> y); } [RemoteQueue("q")] public interface {|AR0228,AR0228:IThing|} : IBase { } [RemoteQueue("r")] public interface IOther { Task B(int x); } [RemoteQueue("s_{T}")] public interface IStore<T> { Task Put(T x, {|AR0228:DateTime|} y); }""",
        """public class Base { public int {|AR0225:A|} { get; private set; } } public class Item : Base { public int B { get; set; } } [RemoteQueue("q")] public interface IThing { Task A(Item a); }""",
        """public class Item { private int _a; private int _b; private int _c; private static int s; public int X { get; set; } public int {|AR0225:A|} => _a; public int {|AR0225:A2|} { get => this._a; } public int {|AR0225:A3|} { get { return (_a); } } public int B { get => _b; set => _b = value; } public int AlsoB => _b; public int F; public int AlsoF => F; public int Static => s; public int Sum => _a + 1; [MessagePack.IgnoreMember] public int Left => _a; public void Set() { _a = 1; _c = 2; } public int C => X; public Item() { } } public class Matched(int a) { private readonly int _a = a; public int A => _a; } public class Captured(int a) { public int A => a; public int Same => a; } [RemoteQueue("q")] public interface IThing { Task A(Item a, Matched b, Captured c); }""",
        """public class Item { public int {|AR0225:Y|} { internal get; set; } public int {|AR0225:P|} { private get; init; } [MessagePack.IgnoreMember] public int I { internal get; set; } public int W { set { } } public int X { get; set; } } [RemoteQueue("q")] public interface IThing { Task A(Item a); }""",
        """public class Item { public readonly int {|AR0225:F|} = 3; [MessagePack.IgnoreMember] public readonly int I = 1; public readonly int Back; public readonly int Same; public const int C = 1; public int P { get; set; } public int Shown => Back; public Item(int shown, int same) { Back = shown; Same = same; } } [RemoteQueue("q")] public interface IThing { Task A(Item a); }""",
        """using MessagePack; [MessagePackObject] public class Item { [Key(0)] private readonly int {|AR0225:_x|}; [Key(1)] public int {|AR0225:Y|} { get; } = 3; [Key(2)] public int Sum => _x + Y; private int _f; [Key(3)] public int {|AR0225:F|} => _f; [Key(4)] public int Z { get; private set; } [Key(5)] public int AlsoZ => Z; public void Set() => _f = 1; } [MessagePackObject] public class Matched(int a) { [Key(0)] public int A { get; } = a; [Key(1)] public readonly int B; [SerializationConstructor] public Matched(int a, int b) : this(a) => B = b; } [RemoteQueue("q")] public interface IThing { Task A(Item a, Matched b); }""",
        """public class Page<T> : List<T> { public int {|AR0229:Total|} { get; set; } public string? {|AR0229:Next|}; [MessagePack.IgnoreMember] public int I { get; set; } public bool IsLast => Next is null; } public class Bag : Dictionary<string, int> { public string? {|AR0229:Owner|} { get; init; } } public class Fine : List<int> { public int Sum => this.Sum(); internal int N { get; set; } } [RemoteQueue("q")] public interface IThing { Task<Page<int>> A(Bag a, Fine f); }""",

        // Places.
        """public class Line { public System.IO.Stream? Photo; } public class Order { public List<Line> Lines { get; set; } = []; public Dictionary<string, object>? More; } [RemoteQueue("q")] public interface IThing { ValueTask<{|AR0201,AR0204:Order|}> A(IProgress<int> x, {|AR0201:IProgress<object>|} {|AR0106:p|}, {|AR0204:Line?|} l); }""",
        """[RemoteQueue("q")] public interface IThing { System.Threading.Tasks.Task<{|AR0201:object|}> A(); global::System.Threading.Tasks.Task<{|AR0204:System.IO.Stream|}> B(); }""",
        """public interface IBase { int P { get; } string A(); Task B(object o); } [RemoteQueue("q")] public interface {|AR0101,AR0104,AR0201:IThing|} : IBase { }""",
        """[RemoteQueue("q")] public interface IBase { {|AR0104:string|} A(); } [RemoteQueue("r")] public interface IThing : IBase { Task B(); }""",
    ];

    [Theory]
    [MemberData(nameof(Contracts))]
    public async Task Broken(string contract)
    {
        var marked = new Marked(contract);
        var output = Source.Generate(Source.Compile(marked.Text));

        marked.AssertReported(await Source.AnalyzeAsync(output));
        Assert.Equal("", Source.Complaints(output));
    }

    [Fact]
    public void Each_rule_has_a_case_with_the_exact_place()
    {
        // AR0010 is a setting of the project, AR0119 a suggestion with a test of its own.
        var marked = Contracts.Concat<object[]>(Uses_of_contracts_Tests.Uses).SelectMany(row => new Marked((string)row[0]).Expected).Select(expected => expected.Id);

        Assert.Equal(Diagnostics.Rules.All.Select(rule => rule.Id).Order(), marked.Append("AR0010").Append("AR0119").Distinct().Order());
    }

    [Fact]
    public async Task What_is_longer_and_comes_to_an_end_travels()
    {
        var output = Source.Generate(Source.Compile("""
            public class A { public Dictionary<string, (string, B)>? X { get; set; } public List<List<A>>? Y { get; set; } }
            public class B { public Dictionary<string, (string, List<C>)>? X { get; set; } public List<List<List<A>>>? Y { get; set; } }
            public class C { public Dictionary<string, (string, List<List<D>>)>? X { get; set; } public List<List<List<List<A>>>>? Y { get; set; } }
            public class D { public Dictionary<string, Dictionary<string, Dictionary<string, string>>>? X { get; set; } public List<(int, List<A>)[]>? Y { get; set; } }
            [RemoteQueue("q")] public interface IThing { Task M(List<A> x, Dictionary<string, A> y); }
            """));

        Assert.Empty(await Source.AnalyzeAsync(output));
        Assert.Equal("", Source.Complaints(output));
    }

    [Theory]
    [InlineData("""file record Secret(int X); [RemoteQueue("q")] internal interface IThing { Task A(Secret x); Task B(); }""")]
    [InlineData("""file record Secret(int X); [RemoteQueue("q")] internal interface IThing { Task<List<Secret[]>> A(); Secret P { get; } event Func<Secret> E; int this[Secret x] { get; } }""")]
    [InlineData("""file class Outer { public record Secret(int X); } [RemoteQueue("q")] internal interface IThing { Outer.Secret A(ref Outer.Secret x); }""")]
    [InlineData("""file record struct Secret(int X); [RemoteQueue("q")] internal unsafe interface IThing { Task A(Secret* x); Task B(delegate*<Secret, void> x); }""")]
    [InlineData("""file enum Secret { A } [RemoteQueue("q")] internal interface IThing { Task A(Secret x = Secret.A, Secret? y = null); }""")]
    [InlineData("""file record Secret(int X); internal class Order { internal Secret? X { get; set; } public Secret? Y { get; set; } } [RemoteQueue("q")] internal interface IThing { Task A(Order x); }""")]
    [InlineData("""file interface IBase { Task A(); int P { get; } } [RemoteQueue("q")] internal interface IThing : IBase { Task B(); }""")]
    [InlineData("""file record Secret(int X); internal interface IBase<T> { Task A(T x); } [RemoteQueue("q")] internal interface IThing : IBase<Secret> { Task B(); }""")]
    [InlineData("""file record Secret(int X); [RemoteQueue("s_{T}")] internal interface IStore<T> where T : Secret { Task A(T x); }""")]
    [InlineData("""file record Secret(int X); [RemoteQueue("q")] internal interface IThing { Task<T> A<T>(T x) where T : Secret; }""")]
    public async Task What_only_its_own_file_can_name_is_left_to_the_compiler(string contract)
    {
        var compilation = Source.Compile(contract);
        var before = Errors(compilation);

        var output = Source.Generate(compilation);

        Assert.All(before, error => Assert.Matches("CS905[13]", error));
        Assert.Equal(before, Errors(output));
        Assert.DoesNotContain(await Source.AnalyzeAsync(compilation), found => found.Id.StartsWith("AR02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_MessagePacks_own_analyzer_says_is_not_said_twice()
    {
        var compilation = Source.Compile("""
            using MessagePack;
            [MessagePackObject] public class Missing { [Key(0)] public int A { get; set; } public int B { get; set; } }
            [MessagePackObject] public class Doubled { [Key(0)] public int A { get; set; } [Key(0)] public int B { get; set; } }
            [RemoteQueue("q")] public interface IThing { Task A(Missing a, Doubled b, object c); }
            """);

        Assert.Equal(["AR0201", "AR0211", "AR0212"], (await Source.AnalyzeAsync(compilation)).Select(found => found.Id).Order());
        Assert.Equal(["AR0201"], (await Source.AnalyzeAsync(compilation, ("ArthropodMessagePackAnalyzer", "true"))).Select(found => found.Id));
    }

    [Fact]
    public async Task A_language_that_is_too_old_is_said_and_nothing_is_generated()
    {
        var compilation = Source.Compile("App", Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp10, """
            [RemoteQueue("q")] public interface IThing { Task A(); }
            """);

        Assert.Empty(Source.Files(compilation));
        Assert.Equal("AR0010", Assert.Single(await Source.AnalyzeAsync(compilation)).Id);
    }

    [Theory]
    [InlineData("""[RemoteQueue("q")] public interface IThing { Task<Missing> A(); Task B(); } public class User { object Use(IThing thing) => thing.WithOptions(new RemoteCallOptions()); }""")]
    [InlineData("""[RemoteQueue("q")] public interface IThing { Task A(List<Missing[]> x); }""")]
    [InlineData("""public class Order { public Missing? X { get; set; } } [RemoteQueue("q")] public interface IThing { Task A(Order x); }""")]
    [InlineData("""[RemoteQueue("q")] public interface IThing { Task<void> A(); Task B(void x); Task C(List<void> x); Task D(void[] x); Task E(IProgress<void> x); Task F(); }""")]
    [InlineData("""public class Order { public List<void>? X { get; set; } } [RemoteQueue("q")] public interface IThing { Task A(Order x); }""")]
    [InlineData("""public class Outer { private interface IBase { Task A(); } [RemoteQueue("q")] public interface IThing : IBase { Task B(); } }""")]
    [InlineData("""public class Outer { private record Secret(int X); [RemoteQueue("q")] public interface IThing { Task A(Secret x); Task B(); } }""")]
    [InlineData("""public class Outer { private record Secret(int X); [RemoteQueue("q")] public interface IThing { List<Secret[]> A(int x); Secret P { get; } event Func<Secret> E; int this[Secret x] { get; } } }""")]
    [InlineData("""[RemoteQueue("q")] public partial interface IThing { Task A(); } [RemoteQueue("r")] partial interface IThing { Task B(); }""")]
    [InlineData("""[RemoteQueue] public interface IThing { Task A(); }""")]
    [InlineData("""[RemoteQueue(Missing)] public interface IThing { Task A(); }""")]
    [InlineData("""[RemoteQueue("q")] public interface IThing : IMissing { Task A(); }""")]
    [InlineData("""[RemoteQueue("q")] public interface IThing { Task A(int x; }""")]
    [InlineData("""[RemoteQueue("q")] public interface { Task A(); }""")]
    [InlineData("""[RemoteQueue("q")] public interface IThing { Task A(int x); Task A(int y); }""")]
    [InlineData("""[RemoteQueue("q")] public interface IThing { } [RemoteQueue("q")] public interface IThing { }""")]
    [InlineData("""[MessagePack.Union(0, typeof(Item)), MessagePack.Union(1, typeof(Missing))] public interface IUnion; public record Item(int X) : IUnion; [RemoteQueue("q")] public interface IThing { Task A(IUnion x); Task B(); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<Missing>))] [RemoteQueue("s_{T}")] public interface IStore<T> { Task Put(T x); Task Other(); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<List<Missing[]>>))] [RemoteQueue("s_{T}")] public interface IStore<T> { Task Other(); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<int>))] [RemoteQueue("s_{T}")] public interface IStore<T> where T : class { Task Put(T x); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<string>))] [RemoteQueue("s_{T}")] public interface IStore<T> where T : struct { Task Put(T x); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<string>))] [RemoteQueue("s_{T}")] public interface IStore<T> where T : new() { Task Put(T x); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<Item>))] public struct Item { public required int X { get; set; } } [RemoteQueue("s_{T}")] public interface IStore<T> where T : new() { Task Put(T x); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<string>))] [RemoteQueue("s_{T}")] public interface IStore<T> where T : IDisposable { Task Put(T x); }""")]
    [InlineData("""[assembly: RemoteContract(typeof(IStore<Outer.Secret>))] public class Outer { private class Secret; } [RemoteQueue("s_{T}")] public interface IStore<T> { Task Other(); }""")]
    public async Task What_does_not_compile_is_left_to_the_compiler(string contract)
    {
        var compilation = Source.Compile(contract);
        var before = Errors(compilation);

        var output = Source.Generate(compilation);

        Assert.NotEmpty(before);
        Assert.Equal("", string.Join('\n', Errors(output).Except(before).Where(error => error.Contains(".g.cs", StringComparison.Ordinal))));
        Assert.DoesNotContain(await Source.AnalyzeAsync(compilation), diagnostic => diagnostic.Id.StartsWith("AR02", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_broken_member_says_why_when_it_is_called_and_the_others_work()
    {
        var result = await Program.RunAsync("""
            [RemoteQueue("q")]
            public interface IThing
            {
                string Broken();
                int Property { get; }
                Task<int> Works(int x);
            }

            public class Thing : IThing
            {
                public string Broken() => "";
                public int Property => 1;
                public Task<int> Works(int x) => Task.FromResult(x + 1);
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    try { thing.Broken(); } catch (NotSupportedException e) { return await thing.Works(4) + e.Message; }
                    return null;
                }
            }
            """);

        Assert.Equal("5AR0104: 'IThing.Broken' returns 'string', but a remote call takes time: return 'Task<string>'", result);
    }

    private static string[] Errors(Compilation compilation) =>
        [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString())];
}
