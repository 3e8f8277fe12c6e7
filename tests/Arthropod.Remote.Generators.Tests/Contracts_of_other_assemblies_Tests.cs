using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>Contracts, and the types that they carry, in projects of their own.</summary>
public sealed class Contracts_of_other_assemblies_Tests
{
    private const string Run = "public static class Scenario { public static async Task<string?> Run(Func<Type, object, object> connect)";

    [Fact]
    public async Task A_contract_is_called_and_implemented_elsewhere()
    {
        var contracts = new Library("Shop.Contracts", """
            namespace Shop;
            public record Order(string Sku) { internal int Hidden; }
            [RemoteQueue("orders")] public interface IOrders { Task<Order> Place(Order order, int count = 7); }
            """);
        var user = Source.Compile($$"""
            public class Orders : Shop.IOrders { public Task<Shop.Order> Place(Shop.Order order, int count) => Task.FromResult(order with { Sku = order.Sku + count }); }
            {{Run}}
            {
                var orders = (Shop.IOrders)connect(typeof(Shop.IOrders), new Orders());
                var receipt = await Shop.IOrdersRemoteExtensions.WithOptions(orders, new RemoteCallOptions()).Place(new Shop.Order("a"));
                return receipt.Sku;
            } }
            """);
        using var program = new Program(user, contracts);

        Assert.Equal("a7", await program.RunAsync());
        Assert.Empty(Source.Files(user.AddReferences(contracts.Reference)));
    }

    [Fact]
    public async Task A_contract_inherits_from_interfaces_of_other_assemblies()
    {
        var contracts = new Library("Shop.Contracts", """
            namespace Shop;
            public record Order(string Sku);
            [RemoteQueue("base")] public interface IBase { [RemoteMethod(Name = "first", MaxAttempts = 3)] Task<Order> Place(Order order); Task<string> Say() => Task.FromResult("said"); }
            public interface IPlain { [OneWay] Task Forget(params string[] names); }
            """);
        using var program = new Program(Source.Compile($$"""
            [RemoteQueue("orders")] public interface IOrders : Shop.IBase, Shop.IPlain { Task<int> Count(Shop.Order[] orders); }
            public class Orders : IOrders
            {
                public Task<Shop.Order> Place(Shop.Order order) => Task.FromResult(order with { Sku = order.Sku + "!" });
                public Task Forget(params string[] names) => Task.CompletedTask;
                public Task<int> Count(Shop.Order[] orders) => Task.FromResult(orders.Length);
            }
            {{Run}}
            {
                var orders = (IOrders)connect(typeof(IOrders), new Orders());
                await orders.Forget("a");
                return (await orders.Place(new Shop.Order("a"))).Sku + await orders.Count([new("b"), new("c")]) + await orders.Say();
            } }
            """), contracts);

        Assert.Equal("a!2said", await program.RunAsync());
        Assert.Equal(["Forget", "first", "Count"], program.Loopbacks.Single().Sent.Select(call => call.Method));
    }

    [Fact]
    public async Task Internal_contracts_and_types_are_shared_with_friends()
    {
        var contracts = new Library("Shop.Contracts", """
            [assembly: System.Runtime.CompilerServices.InternalsVisibleTo("App")]
            namespace Shop;
            internal record Order(string Sku);
            [RemoteQueue("orders")] internal interface IOrders { Task<Order> Place(Order order); }
            """);
        using var program = new Program(Source.Compile($$"""
            [RemoteQueue("more")] internal interface IMore : Shop.IOrders { Task<List<Shop.Order>> All(); }
            internal class More : IMore
            {
                public Task<Shop.Order> Place(Shop.Order order) => Task.FromResult(order);
                public Task<List<Shop.Order>> All() => Task.FromResult(new List<Shop.Order> { new("b") });
            }
            {{Run}}
            {
                var orders = (Shop.IOrders)connect(typeof(Shop.IOrders), new More());
                var more = (IMore)connect(typeof(IMore), new More());
                return (await orders.Place(new Shop.Order("a"))).Sku + (await more.All())[0].Sku;
            } }
            """), contracts);

        Assert.Equal("ab", await program.RunAsync());
    }

    [Fact]
    public async Task What_is_wrong_with_an_inherited_method_is_said_at_the_contract_that_inherits_it()
    {
        var contracts = Source.Compile("Shop.Contracts", Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13, """
            public interface IBase { [RemoteMethod(Timeout = "soon")] Task A(object x); [RemoteMethod(Name = "")] Task B(); string C(); }
            """);
        var marked = new Marked("""[RemoteQueue("q")] public interface {|AR0104,AR0111,AR0113,AR0201:IThing|} : IBase { }""");

        // As an editor holds it: with the other project's source, which is not this one's.
        var compilation = Source.Compile(marked.Text).AddReferences(contracts.ToMetadataReference());

        marked.AssertReported(await Source.AnalyzeAsync(compilation));
    }

    [Fact]
    public void A_contract_of_an_assembly_without_the_generator_is_said_to_have_no_code()
    {
        using var stream = new MemoryStream();
        Assert.True(Source.Compile("""[RemoteQueue("q")] public interface IThing { Task A(); }""").Emit(stream).Success);
        var context = new System.Runtime.Loader.AssemblyLoadContext("plain", isCollectible: true);
        stream.Position = 0;
        var contract = context.LoadFromStream(stream).GetType("IThing", throwOnError: true)!;

        var exception = Assert.Throws<InvalidOperationException>(() => Program.Find(contract));

        Assert.StartsWith("'IThing' has no generated proxy and dispatcher.", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'App'", exception.Message, StringComparison.Ordinal);
        context.Unload();
    }

    [Fact]
    public async Task What_another_assembly_keeps_to_itself_is_said_where_it_is_inherited_or_closed()
    {
        var contracts = new Library("Shop.Contracts", """
            namespace Shop;
            [RemoteQueue("store_{T}")] public interface IStore<T> { Task Put(T item); internal Task Sweep(); }
            public interface IBase { Task Open(); internal Task Sweep(); internal Task Rest() => Sweep(); }
            """);
        var user = new Marked("""
            [assembly: RemoteContract({|AR0124:typeof(Shop.IStore<int>)|})]
            [RemoteQueue("orders")] public interface {|AR0124:IOrders|} : Shop.IBase;
            """);
        var output = Source.Generate(Source.Compile(user.Text).AddReferences(contracts.Reference));

        user.AssertReported(await Source.AnalyzeAsync(output));
        Assert.Equal("", Source.Complaints(output));
    }

    [Theory]
    [InlineData("[MessagePackObject] public class Item { [Key(\"a\")] internal int A { get; set; } [Key(\"b\")] public int B { get; set; } }", true)]
    [InlineData("[MessagePackObject] public class Item { [Key(0)] private int a; [Key(1)] public int B { get => a; set => a = value; } }", true)]
    [InlineData("[MessagePackObject] public class Item { [Key(0)] public int A { get; private set; } }", true)]
    [InlineData("[MessagePackObject] public class Item { public Item(int a) => A = a; [Key(0)] public int A { get; private set; } }", false)]
    [InlineData("[MessagePackObject] public class Item { [Key(0)] public int A { get; set; } private int B { get; set; } }", false)]
    [InlineData("public class Item { public int A { get; set; } private int B { get; set; } }", false)]
    [InlineData("[MessagePackObject] public class Base { [Key(0)] private protected int A { get; set; } } [MessagePackObject] public class Item : Base { [Key(1)] public int B { get; set; } }", true)]
    [InlineData("public class Item : Outer<int>.Inner; public class Outer<T> { [DataContract] public class Inner { [DataMember] private T? a; public void Set(T v) => a = v; public T? Get() => a; } }", false)]
    [InlineData("[DataContract] public class Item : Outer<int>.Inner; public class Outer<T> { [DataContract] public class Inner { [DataMember] private T? a; public void Set(T v) => a = v; public T? Get() => a; } }", true)]
    public async Task Hidden_members_with_keys_of_a_compiled_type_are_said_and_not_lost(string type, bool isReported)
    {
        var library = new Library("Shop.Contracts", "using MessagePack; using System.Runtime.Serialization; namespace Shop; " + type);
        var user = new Marked($$"""[RemoteQueue("q")] public interface IThing { Task A({{(isReported ? "{|AR0224:Shop.Item|}" : "Shop.Item")}} item); }""");

        user.AssertReported(await Source.AnalyzeAsync(Source.Compile(user.Text).AddReferences(library.Reference)));
    }
}
