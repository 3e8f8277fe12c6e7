using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>What is called or served must be a contract that has code.</summary>
public sealed class Uses_of_contracts_Tests
{
    private const string Contracts = """
        using Arthropod.Remote.Hosting;
        [assembly: RemoteContract(typeof(IStore<int>))]
        [RemoteQueue("q")] public interface IThing { Task A(); }
        [RemoteQueue("s_{T}")] public interface IStore<T> { Task Put(T x); }
        public interface IPlain { Task A(); }
        public class Thing : IThing, IPlain { public Task A() => Task.CompletedTask; }
        public class Store<T> : IStore<T> { public Task Put(T x) => Task.CompletedTask; }

        """;

    public static TheoryData<string> Uses =>
    [
        "void Use(ArthropodBuilder remote) => remote.AddClient<IThing>().AddServer<IThing, Thing>().AddServer<IThing>(_ => new Thing()).AddClient<IStore<int>>();",
        "void Use(ArthropodBuilder remote) => remote.AddClient<{|AR0501:IPlain|}>().AddServer<{|AR0501:IPlain|}, Thing>(server => server.MaxConcurrency = 3);",
        "void Use(ArthropodBuilder remote) => remote.AddServer<{|AR0501:Thing|}, Thing>();",
        "void Use(ArthropodBuilder? remote, Func<IServiceProvider, Thing> create) => remote?.{|AR0501:AddServer|}(create);",
        "void Use(ArthropodBuilder remote) => remote.AddClient<{|AR0502:IStore<string>|}>().AddServer<{|AR0502:IStore<long>|}, Store<long>>();",
        "void Use<T>(ArthropodBuilder remote) where T : class => remote.AddClient<T>().AddClient<IStore<T>>();",
        "IThing Use(RemoteClient client) => client.Get<IThing>(); IPlain Other(RemoteClient client) => client.Get<{|AR0501:IPlain|}>();",
        "class Mine { public Mine AddClient<T>() => this; } void Use(Mine mine) => mine.AddClient<IPlain>();",
    ];

    [Theory]
    [MemberData(nameof(Uses))]
    public async Task Are_looked_at(string use)
    {
        var marked = new Marked(Contracts + "public class User { " + use + " }");

        marked.AssertReported(await Source.AnalyzeAsync(Source.Generate(Source.Compile(marked.Text))));
    }

    [Fact]
    public async Task A_worker_that_does_not_implement_the_contract_is_an_error_of_the_compilers()
    {
        var output = Source.Generate(Source.Compile(Contracts + "public class Other; public class User { void Use(ArthropodBuilder remote) => remote.AddServer<IThing, Other>(); }"));

        Assert.Contains("error CS0311: ", Assert.Single(Source.Complaints(output).Split('\n')), StringComparison.Ordinal);
        Assert.Empty(await Source.AnalyzeAsync(output));
    }

    [Fact]
    public async Task See_what_a_referenced_assembly_closes()
    {
        var library = new Library("Contracts", "[assembly: RemoteContract(typeof(IStore<(int, string)[]>))]" + Contracts.Replace("using Arthropod.Remote.Hosting;", "", StringComparison.Ordinal));
        var marked = new Marked("""
            using Arthropod.Remote.Hosting;
            public class User { void Use(ArthropodBuilder remote) => remote.AddClient<IStore<int>>().AddClient<IStore<(int Id, string Name)[]>>().AddClient<{|AR0502:IStore<long>|}>(); }
            """);

        marked.AssertReported(await Source.AnalyzeAsync(Source.Compile(marked.Text).AddReferences(library.Reference)));
    }

    [Fact]
    public async Task A_method_without_a_token_gets_a_suggestion()
    {
        var marked = new Marked("""
            public interface IBase { Task Inherited(); }
            [RemoteQueue("q")]
            public interface IThing : IBase
            {
                Task {|AR0119:A|}();
                Task<int> {|AR0119:B|}(int x, IProgress<int> p);
                Task C(CancellationToken token);
                ValueTask D(CancellationToken? token = null);
                [OneWay] Task E();
                Task F() => A();
            }
            [RemoteQueue("r")] public interface IBroken { string A(); Task B(); }
            """);

        marked.AssertReported(await Source.SuggestAsync(Source.Compile(marked.Text)));
    }
}
