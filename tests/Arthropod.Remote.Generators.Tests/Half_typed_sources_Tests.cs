using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>While a contract is being typed the compiler has enough to say: we add nothing to that.</summary>
public sealed class Half_typed_sources_Tests
{
    private const int Step = 9;

    [Theory]
    [InlineData("""
        namespace N;
        public record Item(int X, string? Name);
        public enum Kind { A, B }
        [RemoteQueue("video_encoding", Retry = RetryMode.OnError, MaxAttempts = 5)]
        public interface IVideoEncoder
        {
            [RemoteMethod(Timeout = "00:05:00", Name = "Enc")]
            Task<Item> Encode(Uri url, Item item, Kind kind = Kind.A, IProgress<int>? progress = null, CancellationToken token = default);
            [OneWay]
            Task Leave(List<Item> items, Dictionary<string, Item?> map, CancellationToken token);
            Task<(int A, string? B)> Pair(params int[] numbers);
        }
        """)]
    [InlineData("""
        using MessagePack;
        [MessagePackObject]
        public class Item
        {
            [Key(0)] public int A { get; set; }
            [Key(1)] public string? B { get; init; }
            [IgnoreMember] public int C { get; set; }
            public Item(int a) { A = a; }
        }
        [Union(0, typeof(Cat))]
        [Union(1, typeof(Dog))]
        public interface IAnimal { }
        [MessagePackObject] public class Cat : IAnimal { [Key(0)] public int Lives { get; set; } }
        [MessagePackObject] public class Dog : IAnimal { [Key(0)] public string? Name { get; set; } }
        [RemoteQueue("q")]
        public interface IThing
        {
            Task<Item[]> Do(Item a, IAnimal b, DateTimeOffset c, CancellationToken token);
        }
        """)]
    [InlineData("""
        public class Order { public required string Name { get; set; } public List<Line> Lines { get; } = []; public Order(List<Line> lines) { Lines = lines; } }
        public record Line(string Sku, int Count);
        [RemoteQueue("b")]
        internal interface IOrders : IBase<Order> { Task<int> A(Order order, CancellationToken token); }
        internal interface IBase<T> { Task<int> B(T value, CancellationToken token); }
        """)]
    public async Task What_the_compiler_explains_is_left_to_it(string source)
    {
        for (var length = Step; length < source.Length; length += Step)
        {
            foreach (var rest in new[] { "", "\n}", ";\n}" })
            {
                var typed = source[..length] + rest;
                var compilation = Source.Compile(typed);
                if (compilation.GetDiagnostics().Any(found => found.Severity == DiagnosticSeverity.Error))
                {
                    var said = await Source.AnalyzeAsync(compilation);
                    Assert.False(said.Any(), $"{string.Join('\n', said)}\n{typed}");
                }
            }
        }
    }

    [Theory]
    [InlineData("""[RemoteQueue("store_{T}")] public interface """)]
    [InlineData("""[RemoteQueue("q")] public interface IThing { Task Do(DateTime""")]
    public async Task What_has_no_name_yet_is_not_judged(string source) => Assert.Empty(await Source.AnalyzeAsync(Source.Compile(source)));
}
