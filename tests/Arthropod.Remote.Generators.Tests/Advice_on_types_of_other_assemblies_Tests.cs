using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis.CSharp;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>
/// Types that another assembly declares cannot be marked where they are: what is to be said of them is said where a
/// contract carries them, with the whole path. A build sees the other assembly's metadata, an editor its source.
/// </summary>
public sealed class Advice_on_types_of_other_assemblies_Tests
{
    private const string Types = """
        using MessagePack;
        namespace Lib;
        public class Line
        {
            public int Count { get; set; }
            public int Total { get; private set; }
            public int Fixed { get; }
            public int Computed => Count * 2;
            public DateTime At { get; set; }
            public Dictionary<string, DateTime?[]>? Log { get; set; }
        }
        public record Fine(int X, DateTimeOffset At) { public int Twice => X * 2; [IgnoreMember] public int Left { get; } }
        public class Matched { public Matched(int total) => Total = total; public int Total { get; } }
        public class Box<T> { public T? Value { get; set; } }
        [MessagePackObject] public class Keyed { [Key(0)] public int A { get; set; } [Key(2)] public int B { get; set; } }
        [Union(0, typeof(Circle))] public interface IShape;
        public class Circle : IShape;
        public class Square : IShape;
        public abstract class Solid : IShape;
        internal class Secret : IShape;
        """;

    [Fact]
    public async Task What_a_collection_holds_besides_its_elements_cannot_be_marked_there()
    {
        var library = new Library("Lib", """
            namespace Lib;
            public class Page<T> : List<T> { public int Total { get; set; } }
            public class Bag : Dictionary<string, Page<int>> { public string? Owner; internal int Secret { get; set; } }
            public class Fine : List<int> { public int Sum => this.Sum(); }
            """);
        var marked = new Marked("""
            public class Own : Lib.Fine { public int {|AR0229:X|} { get; set; } }
            [RemoteQueue("q")] public interface IThing { Task<{|AR0229:Lib.Page<int>|}> A({|AR0229,AR0229:Lib.Bag|} a, Lib.Fine b, Own c); }
            """);

        var found = await Source.AnalyzeAsync(Source.Compile(marked.Text).AddReferences(library.Reference));

        marked.AssertReported(found);
        Assert.Contains("'a.Value.Total' of 'IThing.A'", string.Join('\n', found.Select(one => one.GetMessage(null))), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_metadata_tells_is_said_at_the_contract_with_the_whole_path(bool isSource)
    {
        var marked = new Marked("""
            public class Order { public List<Lib.Line> Lines { get; set; } = []; }
            [RemoteQueue("q")]
            public interface IShop
            {
                Task<{|AR0225,AR0225,AR0228,AR0228:Lib.Line|}> Place({|AR0225,AR0225,AR0228,AR0228:Order|} order, Lib.Fine fine, Lib.Matched matched);
                Task Put({|AR0226:Lib.Keyed[]|} keyed, IProgress<int> progress, Lib.Box<Lib.Fine> box, Lib.Box<{|AR0228:DateTime|}> time);
                Task Draw({|AR0227:Lib.IShape|} shape);
            }
            """);

        var found = await Source.AnalyzeAsync(Compile(marked.Text, isSource));

        marked.AssertReported(found);
        string[] expected =
        [
            "'order.Lines[].Total' of 'IShop.Place' does not travel",
            "'order.Lines[].Fixed' of 'IShop.Place' does not travel",
            "'result.Total' of 'IShop.Place' does not travel",
            "'order.Lines[].At' of 'IShop.Place' is a DateTime",
            "'order.Lines[].Log.Value[]' of 'IShop.Place' is a DateTime",
            "'time.Value' of 'IShop.Put' is a DateTime",
            "The keys of 'Lib.Keyed' (keyed[] of IShop.Put) leave out 1",
            "'Lib.Square' can stand for the union 'Lib.IShape' (shape of IShop.Draw)",
        ];
        Assert.All(expected, text => Assert.Single(found, diagnostic => diagnostic.GetMessage(null).StartsWith(text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_body_that_only_metadata_knows_is_taken_for_a_computation()
    {
        const string types = "namespace Lib; public class Line { public int A { get; set; } private int _b; public int B => _b; public void Set(int b) => _b = b; }";
        const string contract = "[RemoteQueue(\"q\")] public interface IShop { Task Place(Lib.Line line); }";

        Assert.Empty(await Source.AnalyzeAsync(Source.Compile(contract).AddReferences(new Library("Lib", types).Reference)));
    }

    [Fact]
    public async Task A_contract_that_is_closed_says_it_where_it_is_closed()
    {
        var marked = new Marked("""
            [assembly: RemoteContract({|AR0226:typeof(IStore<Lib.Keyed>)|})]
            [assembly: RemoteContract(typeof(IStore<Lib.Fine>))]
            [RemoteQueue("s_{T}")] public interface IStore<T> { Task Put(T item); }
            """);

        marked.AssertReported(await Source.AnalyzeAsync(Compile(marked.Text, isSource: false)));
    }

    private static CSharpCompilation Compile(string text, bool isSource)
    {
        var library = Source.Compile("Lib", LanguageVersion.CSharp13, Types);
        return Source.Compile(text).AddReferences(isSource ? library.ToMetadataReference() : new Library(library).Reference);
    }
}
