using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

public sealed class A_contract_that_is_called_Tests
{
    [Fact]
    public async Task Carries_arguments_reports_and_result()
    {
        var result = await Program.RunAsync("""
            [RemoteQueue("video_encoding")]
            public interface IVideoEncoder
            {
                Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken = default);
            }

            public class Encoder : IVideoEncoder
            {
                public async Task<string> Encode(Uri url, IProgress<int> progress, CancellationToken cancellationToken)
                {
                    progress.Report(50);
                    await Task.Yield();
                    progress.Report(100);
                    return url + " encoded";
                }
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var encoder = (IVideoEncoder)connect(typeof(IVideoEncoder), new Encoder());
                    var reports = new List<int>();
                    var result = await encoder.Encode(new Uri("http://clips/1"), new InlineProgress<int>(reports.Add));
                    return result + " " + string.Join(",", reports);
                }
            }
            """);

        Assert.Equal("http://clips/1 encoded 50,100", result);
    }

    [Fact]
    public async Task Says_of_a_value_that_refers_to_itself_that_it_does_and_of_a_generic_contract_its_name()
    {
        var result = await Program.RunAsync("""
            [assembly: RemoteContract(typeof(IStore<Node>))]
            public sealed class Node { public Node? Next { get; set; } }
            [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T item); }
            public class Store : IStore<Node> { public Task Put(Node item) => Task.CompletedTask; }
            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var store = (IStore<Node>)connect(typeof(IStore<Node>), new Store());
                    var node = new Node();
                    node.Next = node;
                    try { await store.Put(node); return "sent"; }
                    catch (RemoteSerializationException exception) { return exception.Message; }
                }
            }
            """);

        Assert.Equal(
            "The arguments of IStore<Node>.Put could not be encoded: A value refers to itself, or is nested far deeper than the 64 levels that can travel. Send ids instead of the objects that lead back. Nothing was sent.",
            result);
    }

    [Fact]
    public async Task Carries_records_and_collections_of_them()
    {
        var result = await Program.RunAsync("""
            namespace Shop
            {
                public record Line(string Sku, int Count);
                public sealed class Order
                {
                    public required Guid Id { get; init; }
                    public List<Line> Lines { get; set; } = new();
                    public DateTimeOffset? At;
                    public Kind Kind { get; init; } = Kind.Express;
                }
                public enum Kind : byte { Normal, Express }
                public readonly record struct Receipt(Order Order, decimal Total);

                [RemoteQueue("orders", Timeout = "00:01:00")]
                internal interface IOrders
                {
                    ValueTask<Receipt> Place(Order order, params string[] notes);
                    ValueTask Forget();
                    Task<(int Count, string?[] Names)> Names(IReadOnlyDictionary<string, Line?> lines, Kind kind = Kind.Express);
                }

                internal class Orders : IOrders
                {
                    public ValueTask<Receipt> Place(Order order, string[] notes) => new(new Receipt(order, order.Lines.Sum(x => x.Count) + notes.Length));
                    public ValueTask Forget() => default;
                    public Task<(int, string?[])> Names(IReadOnlyDictionary<string, Line?> lines, Kind kind) =>
                        Task.FromResult((lines.Count, lines.Select(x => x.Value?.Sku).ToArray()));
                }
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var orders = (Shop.IOrders)connect(typeof(Shop.IOrders), new Shop.Orders());
                    var receipt = await orders.Place(new Shop.Order { Id = Guid.Empty, Lines = { new("a", 2), new("b", 3) } }, "x", "y");
                    await orders.Forget();
                    var names = await orders.Names(new Dictionary<string, Shop.Line?> { ["p"] = new("q", 1), ["n"] = null });
                    return $"{receipt.Total} {receipt.Order.Lines[1]} {receipt.Order.Kind} {receipt.Order.At is null} {names.Count} {names.Names[0]} {names.Names[1] is null}";
                }
            }
            """);

        Assert.Equal("7 Line { Sku = b, Count = 3 } Express True 2 q True", result);
    }

    [Fact]
    public async Task May_lie_in_several_files_and_be_written_in_the_letters_of_the_world()
    {
        using var program = new Program(Source.Compile(
            """
            namespace Größe.数;
            [RemoteQueue("letters")] public partial interface IÜber { Task<Straße> Tür(Straße größe, IProgress<(int Öl, string 名前)> ʼn); }
            public record Straße(int Öl, string 名前);
            """,
            """
            namespace Größe.数;
            public partial interface IÜber { Task<(int Summe, string? @event)> 合計(params int[] 数値); }
            """,
            """
            using Größe.数;
            file class Über : IÜber
            {
                public Task<Straße> Tür(Straße größe, IProgress<(int Öl, string 名前)> ʼn)
                {
                    ʼn.Report((größe.Öl, "☃"));
                    return Task.FromResult(größe with { Öl = größe.Öl + 1 });
                }

                public Task<(int Summe, string? @event)> 合計(params int[] 数値) => Task.FromResult((数値.Sum(), (string?)null));
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    var über = (IÜber)connect(typeof(IÜber), new Über());
                    var reports = new List<string>();
                    var straße = await über.Tür(new Straße(1, "名"), new InlineProgress<(int Öl, string 名前)>(report => reports.Add(report.Öl + report.名前)));
                    var sum = await über.合計(1, 2);
                    return $"{straße.Öl}{straße.名前} {reports[0]} {sum.Summe} {sum.@event is null}";
                }
            }
            """));

        Assert.Equal("2名 1☃ 3 True", await program.RunAsync());
        Assert.Equal(["Tür", "合計"], program.Loopbacks.Single().Sent.Select(call => call.Method));
    }

    [Fact]
    public async Task Has_its_inherited_its_default_and_its_oddly_named_methods()
    {
        var result = await Program.RunAsync("""
            namespace @class
            {
                public record Task(int value, int @int) { public int System { get; init; } = 7; }
                public interface IBase { global::System.Threading.Tasks.Task<int> Add(int writer, int reader); }
                public interface IOther { [RemoteMethod(Name = "Third")] ValueTask<int> Add(int writer, int reader); }

                [RemoteQueue("q")]
                internal interface IThing : IBase, IOther
                {
                    [RemoteMethod(Name = "Other")] new ValueTask<string> Add(int a, int b);
                    global::System.Threading.Tasks.Task<Task?> @return(Task value, CancellationToken? count, Task? @await = null);
                    async global::System.Threading.Tasks.Task<int> Twice(int x) => await ((IBase)this).Add(x, x);
                }

                internal class Thing : IThing
                {
                    global::System.Threading.Tasks.Task<int> IBase.Add(int writer, int reader) => global::System.Threading.Tasks.Task.FromResult(writer + reader);
                    ValueTask<int> IOther.Add(int writer, int reader) => throw new InvalidOperationException();
                    ValueTask<string> IThing.Add(int a, int b) => new($"{a}{b}");
                    public global::System.Threading.Tasks.Task<Task?> @return(Task value, CancellationToken? count, Task? @await) =>
                        global::System.Threading.Tasks.Task.FromResult(@await is null && count!.Value.CanBeCanceled ? value with { value = 9 } : null);
                }
            }

            public static class Scenario
            {
                public static async Task<string?> Run(Func<Type, object, object> connect)
                {
                    using var stop = new CancellationTokenSource();
                    var thing = (@class.IThing)connect(typeof(@class.IThing), new @class.Thing());
                    var value = await thing.@return(new @class.Task(1, 2) { System = 3 }, stop.Token);
                    return $"{await thing.Add(1, 2)} {await thing.Twice(4)} {value}";
                }
            }
            """);

        Assert.Equal("12 8 Task { value = 9, int = 2, System = 3 }", result);
    }
}
