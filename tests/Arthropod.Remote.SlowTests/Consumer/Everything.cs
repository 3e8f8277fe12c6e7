// What a contract can say that makes the compiler or an analyzer speak up: obsolete, experimental, hidden, oblivious of
// null, named like keywords. Compiled in a project of its own, by C# 11 too.
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using System.Runtime.Versioning;
using System.Runtime.Serialization;
using Arthropod.Remote;
using MessagePack;

namespace Everything.@event.Deep
{
    [Obsolete("Use NewThing.")] public class OldThing { public int X { get; set; } }
    [Experimental("EXP0001")] public class Trial { public int X { get; set; } }
    [Obsolete("Use NewKind.")] public enum OldKind { A, B }
    public enum Kind { A, [Obsolete] B }
    public class Holder
    {
        [Obsolete("gone")] public string? Old { get; set; }
        [Obsolete("gone")] public OldThing? Thing { get; set; }
        [Experimental("EXP0002")] public Trial? Trial { get; set; }
        [Experimental("EXP0003")] public int Maybe { get; init; }
        public Kind Kind { get; set; }
        [Obsolete("gone")] public OldKind OldKind;
        public required string @class { get; init; }
        public int Größe { get; set; }
        public ulong Unsigned { get; set; }
    }
    public class Ctor
    {
        [Obsolete("ctor")] public Ctor(int a, string? b) { A = a; B = b; }
        public int A { get; }
        public string? B { get; }
    }
    [DataContract] public class Data { [DataMember(Order = 0)] public int A { get; set; } [DataMember(Order = 1)] internal string? B { get; set; } }
    [MessagePackObject(keyAsPropertyName: true)] public struct Named { public int A { get; set; } private readonly int _b; public Half H; public Int128 I; }
    [MessagePackObject] public class Hidden { [Key(0)] private readonly string _a = ""; [Key(1)] public int B { get; private set; } [Key(2)] protected internal Hidden? Next { get; private protected set; } [SerializationConstructor] private Hidden(string a) => _a = a; }
    public class Generic<T, U> where T : notnull { public T? A { get; set; } public Dictionary<T, U?>? B { get; set; } public (T First, U Second)[] C { get; set; } = Array.Empty<(T, U)>(); }
    public class Node { public Node? Left { get; set; } public List<Node>? Children { get; set; } public required Other Other { get; set; } }
    public class Other { public Node[]? Nodes { get; set; } }
    [Union(0, typeof(Cat)), Union(1, typeof(Dog))] public abstract class Animal { public string? Name { get; set; } }
    public class Cat : Animal { }
    [Obsolete("no dogs")] public class Dog : Animal { public int Barks { get; set; } }
    [MessagePackObject] public abstract class Base : IMessagePackSerializationCallbackReceiver { [Key(0)] public virtual int A { get; set; } void IMessagePackSerializationCallbackReceiver.OnBeforeSerialize() { } void IMessagePackSerializationCallbackReceiver.OnAfterDeserialize() { } }
    [MessagePackObject] public class Derived : Base { [Key(1)] public new int A { get; set; } [Key(2)] public int Z { get; init; } }

    [RemoteQueue("everything")]
    public interface IEverything
    {
        [Obsolete("Use NewOne.")] Task<OldThing> OldOne(OldThing thing, OldKind kind = OldKind.A);
        [Experimental("EXP0004")] Task<Trial?> Try(Trial trial);
        Task Hold(Holder holder, Ctor ctor, Data data, Named named, Hidden hidden);
        Task<Generic<string, int?>> Generic(Generic<Guid, Node> generic, Generic<int, byte[]>? other = null);
        ValueTask<Animal?> Pet(Animal animal, Derived derived, JsonElement element, JsonNode? node, ImmutableArray<Half> halves);
        Task Deep(Node node, int[,] grid, IAsyncDisposable? nothing = null) => Task.CompletedTask;
        [OneWay] Task Fire(string? text = "a\"b\u2028", char c = '\'', decimal d = 1.5m, DateTime at = default, CancellationToken cancellationToken = default);
        /// <summary>Doc with a <see cref="Nowhere"/>, &lt; and <paramref name="nope"/>.</summary>
        Task Documented(int a, IProgress<(int Done, string? What)> progress);
        Task<T[]> Get<T>() where T : class => Task.FromResult(Array.Empty<T>());
        Task _under_score(int __arg, int value, int reader, int writer, int arguments, int context);
    }
    [Obsolete("whole contract")] [RemoteQueue("old-contract")] public interface IOldContract { Task A(int x); }
    [Experimental("EXP0009")] [RemoteQueue("exp-contract")] public interface IExpContract { Task A(int x); }
    internal static class Outer { internal interface IInner { [RemoteQueue("nested-q")] internal interface IContract { Task<int> A(int x); } } }
}
#nullable disable
namespace Oblivious
{
    public class Plain { public string Text { get; set; } public List<string> Items { get; set; } }
    [RemoteQueue("oblivious")] public interface IOblivious { Task<Plain> Send(Plain plain, string text = null, params string[] more); }
}
