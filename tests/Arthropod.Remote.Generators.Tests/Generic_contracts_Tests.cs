using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>Generic contracts have code where they are closed, for the types that are put in.</summary>
public sealed class Generic_contracts_Tests
{
    private const string Store = """
        namespace Shop;
        public record Page<T>(T[] Items);
        [RemoteQueue("store_{T}")]
        public interface IStore<T>
        {
            Task<Page<T>> All(T first, CancellationToken cancellationToken = default);
        }
        public class Store<T> : IStore<T>
        {
            public Task<Page<T>> All(T first, CancellationToken cancellationToken) => Task.FromResult(new Page<T>([first, first]));
        }
        """;

    private const string Run = "public static class Scenario { public static async Task<string?> Run(Func<Type, object, object> connect)";

    [Fact]
    public async Task Each_closed_one_is_called_on_its_own_queue()
    {
        using var program = new Program(Source.Compile(Store, $$"""
            using Shop;
            [assembly: RemoteContract(typeof(IStore<Order>))]
            [assembly: RemoteContract(typeof(IStore<List<int>>))]
            [assembly: RemoteContract(typeof(IStore<int[]>), QueueName = "numbers")]
            public record Order(string Sku);
            {{Run}}
            {
                var orders = (IStore<Order>)connect(typeof(IStore<Order>), new Store<Order>());
                var lists = (IStore<List<int>>)connect(typeof(IStore<List<int>>), new Store<List<int>>());
                var arrays = (IStore<int[]>)connect(typeof(IStore<int[]>), new Store<int[]>());
                var order = (await orders.WithOptions(new RemoteCallOptions()).All(new Order("a"))).Items[1].Sku;
                return $"{order} {(await lists.All([1, 2])).Items[1].Count} {(await arrays.All([7])).Items[0][0]}";
            } }
            """));

        Assert.Equal("a 2 7", await program.RunAsync());
        Assert.Equal(["store_Order", "store_List_Int32", "numbers"], program.Loopbacks.Select(loopback => loopback.Queues.Single()));
    }

    [Fact]
    public async Task One_of_another_assembly_is_closed_where_it_is_used()
    {
        using var program = new Program(Source.Compile($$"""
            using Shop;
            [assembly: RemoteContract(typeof(IStore<Order>))]
            public record Order(string Sku);
            {{Run}}
            {
                var orders = (IStore<Order>)connect(typeof(IStore<Order>), new Store<Order>());
                return (await orders.WithOptions(new RemoteCallOptions()).All(new Order("a"))).Items[0].Sku;
            } }
            """), new Library("Shop.Contracts", Store));

        Assert.Equal("a", await program.RunAsync());
    }

    [Fact]
    public async Task One_that_is_closed_with_its_type_argument_is_found_though_nothing_of_that_assembly_has_run()
    {
        var store = new Library("Shop.Contracts", Store);
        var orders = new Library(Source.Compile("Shop.Orders", Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13, """
            [assembly: RemoteContract(typeof(Shop.IStore<Shop.Order>))]
            namespace Shop;
            public record Order(string Sku);
            """).AddReferences(store.Reference));
        using var program = new Program(Source.Compile($$"""
            using Shop;
            {{Run}}
            {
                var orders = (IStore<Order>)connect(typeof(IStore<Order>), new Store<Order>());
                return (await orders.All(new Order("a"))).Items[0].Sku;
            } }
            """), store, orders);

        Assert.Equal("a", await program.RunAsync());
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData(", QueueName = \"one\"", ", QueueName = \"one\"", null)]
    [InlineData("", ", QueueName = \"store_Order\"", null)]
    [InlineData("", ", QueueName = \"other\"", "is closed with two queues|'store_Order' by Shop.Orders|'other' by App")]
    public async Task One_that_two_assemblies_close_alike_is_one_and_otherwise_an_error(string first, string second, string? error)
    {
        var store = new Library("Shop.Contracts", Store);
        var orders = new Library(Source.Compile("Shop.Orders", Microsoft.CodeAnalysis.CSharp.LanguageVersion.CSharp13, $$"""
            [assembly: RemoteContract(typeof(Shop.IStore<Shop.Order>){{first}})]
            namespace Shop;
            public record Order(string Sku) { public static void Touch() { } }
            """).AddReferences(store.Reference));
        using var program = new Program(Source.Compile($$"""
            using Shop;
            [assembly: RemoteContract(typeof(Shop.IStore<Shop.Order>){{second}})]
            {{Run}}
            {
                Order.Touch();
                System.Runtime.CompilerServices.RuntimeHelpers.RunModuleConstructor(typeof(Order).Module.ModuleHandle);
                var orders = (IStore<Order>)connect(typeof(IStore<Order>), new Store<Order>());
                return (await orders.All(new Order("a"))).Items[0].Sku;
            } }
            """), store, orders);

        if (error is null)
        {
            Assert.Equal("a", await program.RunAsync());
        }
        else
        {
            var exception = await Assert.ThrowsAsync<InvalidOperationException>(program.RunAsync);
            Assert.All(error.Split('|'), part => Assert.Contains(part, exception.Message, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task One_that_nobody_closed_is_said_to_need_it()
    {
        using var program = new Program(Source.Compile(Store, $$"""
            {{Run}}
            {
                await Task.Yield();
                return connect(typeof(Shop.IStore<int>), new Shop.Store<int>()).ToString();
            } }
            """));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(program.RunAsync);

        Assert.Contains("[assembly: RemoteContract(typeof(...))]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_edit_of_one_type_argument_regenerates_its_formatter_alone()
    {
        var project = new Editing(Store, """
            [assembly: RemoteContract(typeof(Shop.IStore<Order>))]
            [assembly: RemoteContract(typeof(Shop.IStore<Item>))]
            """, "public record Order(string Sku); public record Item(int X);");
        Assert.Equal(["Shop.IStore<Item>", "Shop.IStore<Order>"], project.ClosedContracts.Order(StringComparer.Ordinal));

        project.Edit(2, "int X", "long X");

        Assert.Empty(project.Contracts);
        Assert.Empty(project.ClosedContracts);
        Assert.Equal(["Item"], project.ClosedFormatters);
        Assert.Equal(1, project.Outputs);
    }
}
