using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>Members that only their type can see travel, also those of a generic type of one's own.</summary>
public sealed class Hidden_members_of_generic_types_Tests
{
    private const string Types = """
        using MessagePack;

        [MessagePackObject]
        public class Box<T>
        {
            [Key(0)] protected T? Value { private get; set; }
            [Key(1)] private List<T?>? More { get; set; }
            [Key(2)] protected int Count { private get; set; }
            public Box<T> With(T value, int count) { Value = value; More = [value, default]; Count = count; return this; }
            public override string ToString() => $"{Value}/{string.Join(",", More!)}/{Count}";
        }

        [MessagePackObject]
        public class Named<TName> : Box<TName[]>
            where TName : class, IComparable<TName>
        {
            [Key(3)] private TName? _name;
            [Key(4)] private (TName, int?) _pair;
            [SerializationConstructor] private Named(TName[]? value) => Value = value;
            public static Named<TName> Of(TName name) => new(null) { _name = name, _pair = (name, 4) };
            public override string ToString() => $"{_name} {_pair} {base.ToString()}";
        }

        public class Outer<T>
        {
            [MessagePackObject]
            public struct Inner<TOther>
                where TOther : struct
            {
                [Key("a")] private T _a;
                [Key("b")] private TOther? B { get; set; }
                public static Inner<TOther> Of(T a, TOther? b) => new() { _a = a, B = b };
                public override string ToString() => $"{_a}:{B}";
            }

            [MessagePackObject]
            public class Plain
            {
                [Key(0)] private Dictionary<string, T> _all = [];
                [SerializationConstructor] private Plain() { }
                public static Plain Of(string key, T value) => new() { _all = { [key] = value } };
                public override string ToString() => string.Join(",", _all);
            }
        }

        """;

    [Fact]
    public async Task Travel()
    {
        var result = await Program.RunAsync(Types + """
            [RemoteQueue("q")]
            public interface IThing
            {
                Task<string> A(Box<int> a, Box<string> b, Named<string> c, Outer<string>.Inner<long> d, Outer<int[]>.Plain e);
                Task<Outer<Box<int>>.Inner<int>> B(Outer<Box<int>>.Inner<int> value);
            }

            public class Thing : IThing
            {
                public Task<string> A(Box<int> a, Box<string> b, Named<string> c, Outer<string>.Inner<long> d, Outer<int[]>.Plain e) =>
                    Task.FromResult($"{a}; {b}; {c}; {d}; {e}");
                public Task<Outer<Box<int>>.Inner<int>> B(Outer<Box<int>>.Inner<int> value) => Task.FromResult(value);
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var thing = (IThing)connect(typeof(IThing), new Thing());
                    var named = Named<string>.Of("n");
                    named.With(["x"], 3);
                    var text = await thing.A(new Box<int>().With(7, 1), new Box<string>().With("s", 2), named, Outer<string>.Inner<long>.Of("i", 5), Outer<int[]>.Plain.Of("k", [1]));
                    return text + "; " + await thing.B(Outer<Box<int>>.Inner<int>.Of(new Box<int>().With(8, 9), null));
                }
            }
            """);

        Assert.Equal("7/7,0/1; s/s,/2; n (n, 4) System.String[]/System.String[],/3; i:5; [k, System.Int32[]]; 8/8,0/9:", result);
    }

    [Fact]
    public async Task Are_no_fault()
    {
        var output = Source.Generate(Source.Compile(Types + """[RemoteQueue("q")] public interface IThing { Task A(Named<string> a, Outer<int>.Inner<int> b, Outer<string>.Plain[] c); }"""));

        Assert.Equal("", Source.Complaints(output));
        Assert.Empty(await Source.AnalyzeAsync(output));
    }

    [Fact]
    public async Task Of_another_assembly_are_one()
    {
        var library = new Library("Lib", """
            using MessagePack;
            namespace Lib;
            [MessagePackObject] public class Box<T> { [Key(0)] protected T? Value { get; set; } }
            [MessagePackObject] public class Item { [Key(0)] public int A { get; set; } [Key(1)] protected int B; }
            """);
        var marked = new Marked("""[RemoteQueue("q")] public interface IThing { Task A({|AR0224:Lib.Box<int>|} a, {|AR0224:Lib.Item[]|} b); }""");

        marked.AssertReported(await Source.AnalyzeAsync(Source.Compile(marked.Text).AddReferences(library.Reference)));
    }
}
