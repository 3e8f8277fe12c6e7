using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>What a rule says: the symbol by its whole path, and what to do instead.</summary>
public sealed class Messages_name_the_cure_Tests
{
    [Fact]
    public async Task A_value_is_explained_by_its_whole_path()
    {
        var diagnostics = await Source.AnalyzeAsync(Source.Compile("""
            public class Line { public System.IO.Stream? Photo; }
            public class Order { public Dictionary<string, Line[]>? Lines { get; set; } }
            [RemoteQueue("q")] public interface IShop { Task Place((int, List<Order>) order); }
            """));

        Assert.StartsWith(
            "'order.Item2[].Lines.Value[].Photo' of 'IShop.Place' cannot travel: 'System.IO.Stream' is a stream;",
            Assert.Single(diagnostics).GetMessage(null),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("public class Rec<T> { public Rec<Rec<T>>? Next; }", "Task M(Rec<int> x)", "'x.Next' of 'IThing.M' cannot travel: 'Rec<Rec<int>>' contains itself without end,")]
    [InlineData("public class Rec<T> { public List<Rec<List<T>>>? Next; }", "Task M(Rec<int>[] x)", "'x[].Next[]' of 'IThing.M' cannot travel: 'Rec<System.Collections.Generic.List<int>>' contains")]
    [InlineData("public class A<T> { public B<T[]>? B; } public class B<T> { public A<T>? A; }", "Task<A<int>> M()", "'result.B.A' of 'IThing.M' cannot travel: 'A<int[]>' contains")]
    [InlineData("public class Rec<T> { public Rec<Rec<T>>? A; public Rec<List<T>>? B; public Rec<T[]>? C; }", "Task M(Rec<int> x)", "'x.A' of 'IThing.M' cannot travel: 'Rec<Rec<int>>' contains")]
    [InlineData("public class Outer<T> { public class Rec { public Outer<T[]>.Rec? Next; } }", "Task M(Outer<int>.Rec x)", "'x.Next' of 'IThing.M' cannot travel: 'Outer<int[]>.Rec' contains")]
    [InlineData("public class Tree : List<Tree> { }", "Task M(Tree x)", "'x' of 'IThing.M' cannot travel: 'Tree' contains itself without end,")]
    public async Task What_has_no_end_is_said_where_it_begins_to_grow(string types, string method, string message)
    {
        var found = await Source.AnalyzeAsync(Source.Compile($$"""{{types}} [RemoteQueue("q")] public interface IThing { {{method}}; }"""));

        Assert.StartsWith(message, found[0].GetMessage(null), StringComparison.Ordinal);
        Assert.All(found, one => Assert.Equal("AR0210", one.Id));
    }

    [Theory]
    [InlineData("public record A(int X); public record B(int X); public interface IS<T> { Task Do(T x); }", "IS<A>, IS<B>", "'IS<B>.Do' has the wire name 'Do', as has 'IS<A>.Do': both are one declaration, and its attributes are those of both; inherit only one of 'IS<A>' and 'IS<B>', and make the other a contract of its own")]
    [InlineData("public interface IA { Task Do(int x); } public interface IB { Task Do(string x); }", "IA, IB", "'IB.Do' has the wire name 'Do', as has 'IA.Do': give it one of its own with [RemoteMethod(Name = \"...\")]")]
    [InlineData("public interface IA { Task Do(int x = 1); } public interface IB { Task Do(int x = 2); }", "IA, IB", "'IB.Do' and 'IA.Do' are one remote method, since their signatures are the same, but their default values differ: give both the same, or one of them a wire name of its own with [RemoteMethod(Name = \"...\")]")]
    public async Task What_two_bases_declare_is_named_with_both(string types, string bases, string message)
    {
        var found = Assert.Single(await Source.AnalyzeAsync(Source.Compile($$"""{{types}} [RemoteQueue("q")] public interface IThing : {{bases}} { }""")));

        Assert.Equal(message, found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("Task M(Progress<int> x)", "AR0208", "; declare the parameter as IProgress<T>")]
    [InlineData("Task M(List<IProgress<int>> x)", "AR0208", "; declare a parameter of the method as IProgress<T>")]
    [InlineData("Task M(IAsyncEnumerable<int> x)", "AR0208", "; streams of items cannot travel yet: send a list, or make one call for each item")]
    [InlineData("Task M(IServiceProvider x)", "AR0208", "; inject it into the implementation")]
    [InlineData("Task M(Exception x)", "AR0208", "; send what is needed of it as a plain type, text or byte[]")]
    [InlineData("Task M(int[,,,,] x)", "AR0208", "; send what is needed of it as a plain type, text or byte[]")]
    [InlineData("Task M(System.Collections.ArrayList x)", "AR0209", "is a collection whose elements are untyped; use List<T>")]
    [InlineData("Task M(System.Collections.IEnumerable x)", "AR0209", "is a collection whose elements are untyped; use List<T>")]
    [InlineData("Task M(System.Collections.Hashtable x)", "AR0209", "is a collection whose elements are untyped; use Dictionary<TKey, TValue>")]
    [InlineData("Task M(System.Collections.IDictionary x)", "AR0209", "is a collection whose elements are untyped; use Dictionary<TKey, TValue>")]
    [InlineData("Task M(System.Collections.Concurrent.BlockingCollection<int> x)", "AR0209", "is a collection that cannot be created empty and added to; use an array, List<T> or Dictionary<TKey, TValue>")]
    [InlineData("static abstract IThing operator +(IThing a, IThing b)", "AR0112", "'IThing.operator +' is static and abstract,*")]
    [InlineData("static abstract explicit operator int(IThing a)", "AR0112", "'IThing.explicit operator int' is static and abstract,*")]
    [InlineData("ref int M()", "AR0104", "'IThing.M' returns 'ref int', but a remote call takes time: return 'Task<int>'")]
    [InlineData("ref readonly int M()", "AR0104", "'IThing.M' returns 'ref readonly int', but a remote call takes time: return 'Task<int>'")]
    [InlineData("Task M(Unnamed x)", "AR0205", "'Unnamed' has no public constructor whose parameters all have the name of a member and take its type; add one, or one without parameters")]
    [InlineData("Task M(Keyed x)", "AR0205", "'Keyed' has no public constructor whose parameters take the members with the keys 0, 1, 2 and so on in this order; add one, or one without parameters")]
    [InlineData("Task M(System.Net.IPAddress x)", "AR0205", "take its type; send what is needed of it as a plain type, text or byte[], or write an IRemoteFormatter<System.Net.IPAddress>")]
    [InlineData("Task M(Contract x)", "AR0211", "the member 'B' of 'Contract' has no usable key; mark it with [Key(n)], in a data contract with [DataMember(Order = n)], n from 0 to 10000 or everywhere a text, or with [IgnoreMember]")]
    [InlineData("void M()", "AR0104", "'IThing.M' returns 'void', but a remote call takes time: return 'Task'")]
    public async Task A_message_says_what_to_do_instead(string member, string id, string words)
    {
        var found = Assert.Single(await Source.AnalyzeAsync(Source.Compile($$"""
            using System.Runtime.Serialization;
            [DataContract] public class Contract { [DataMember(Order = 0)] public int A { get; set; } [DataMember] public int B { get; set; } }
            public class Unnamed { public Unnamed(int other) { } }
            [MessagePack.MessagePackObject] public record Keyed([property: MessagePack.Key(1)] int A, [property: MessagePack.Key(0)] string B);
            [RemoteQueue("q")] public interface IThing { {{member}}; }
            """)));

        var message = found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(id, found.Id);
        Assert.True(words.EndsWith('*') ? message.StartsWith(words[..^1], StringComparison.Ordinal) : message.EndsWith(words, StringComparison.Ordinal), message);
    }
}
