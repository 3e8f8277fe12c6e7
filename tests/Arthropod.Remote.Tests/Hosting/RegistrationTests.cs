using Arthropod.Remote.Hosting;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Hosting;

[Collection(nameof(RemoteClient))]
public sealed class RegistrationTests
{
    [Fact]
    public async Task What_AddArthropod_is_told_in_several_calls_adds_up()
    {
        await using var world = new World();
        var node = world.Node(
            remote => remote.AddClient<IWorker>(client => client.Timeout = TimeSpan.FromSeconds(5)),
            services => services
                .AddArthropod(remote => remote.AddClient<IClerk>())
                .AddArthropod(remote => remote.Configure(options => options.Prefix = "stage-"))
                .AddArthropod(remote => remote.AddServer<IClerk, Clerk>()));
        node.Start();

        Assert.Equal(3, await world.Completes(node.Get<IClerk>().Add(1, 2)));
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(node.Get<IWorker>().Do("work"), TimeSpan.FromSeconds(6)));
        Assert.True(world.Queue.Has("stage-clerk"));
        Assert.True(world.Queue.Has("stage-work"));
        Assert.Single(node.Services.GetServices<IHostedService>());
    }

    [Fact]
    public async Task AddClient_twice_is_harmless()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddClient<IClerk>().AddClient<IClerk>(client => client.Timeout = TimeSpan.FromMinutes(3)));

        Assert.Single(node.Services.GetServices<IClerk>());
        Assert.Same(node.Get<IClerk>(), node.Get<IClerk>());
    }

    [Fact]
    public async Task AddServer_twice_is_an_error_of_the_start_that_says_what_to_do()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddServer<IClerk, Clerk>().AddServer<IClerk>(_ => new Clerk()));

        var exception = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(node.Start);

        Assert.Contains("IClerk is served twice. Call AddServer once for it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_implementation_is_registered_as_itself_and_never_as_its_contract()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddServer<IClerk, Clerk>());

        Assert.Null(node.Services.GetService<IClerk>());
        await using var scope = node.Services.CreateAsyncScope();
        Assert.NotNull(scope.ServiceProvider.GetService<Clerk>());
    }

    [Fact]
    public async Task A_process_may_both_call_and_serve_a_contract()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddClient<IClerk>().AddServer<IClerk, Clerk>());
        node.Start();

        Assert.IsNotType<Clerk>(node.Get<IClerk>());
        Assert.Equal(5, await world.Completes(node.Get<IClerk>().Add(2, 3)));
    }

    [Fact]
    public async Task An_implementation_registered_by_the_application_keeps_its_lifetime()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Node(
            remote => remote.AddServer<IClerk, CountingClerk>(),
            services => services.AddSingleton<CountingClerk>()).Start();
        var client = world.Node(remote => remote.AddClient<IClerk>()).Get<IClerk>();

        Assert.Equal(1, await world.Completes(client.Add(0, 0)));
        Assert.Equal(2, await world.Completes(client.Add(0, 0)));
        Assert.Empty(script.Jobs);
    }

    [Fact]
    public async Task The_call_context_can_be_injected_anywhere_in_a_calls_scope_and_nowhere_else()
    {
        await using var world = new World();
        var node = world.Node(
            remote => remote.AddServer<IClerk>(services => new HelpedClerk(services.GetRequiredService<Helper>())),
            services => services.AddScoped<Helper>());
        node.Start();
        var client = world.Node(remote => remote.AddClient<IClerk>()).Get<IClerk>();

        Assert.Equal(1, await world.Completes(client.Add(0, 0)));

        await using var scope = node.Services.CreateAsyncScope();
        var exception = Assert.Throws<InvalidOperationException>(() => scope.ServiceProvider.GetRequiredService<IRemoteCallContext>());
        Assert.Contains("There is no remote call here", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_transport_has_keyed_clients_and_queues_of_its_own()
    {
        await using var world = new World();
        var europe = new FakeQueueTransport(world.Time);
        var node = world.Node(
            remote => remote.AddClient<IClerk>(),
            services => services.AddArthropod("eu", remote => remote.UseTransport(_ => europe).AddClient<IClerk>().AddServer<IClerk, Clerk>()));
        node.Start();

        Assert.Equal(9, await world.Completes(node.Services.GetRequiredKeyedService<IClerk>("eu").Add(4, 5)));

        Assert.True(europe.Has("clerk"));
        Assert.False(world.Queue.Has("clerk"));
        Assert.NotNull(node.Services.GetRequiredKeyedService<IRemoteServer>("eu"));
        Assert.NotSame(node.Get<IClerk>(), node.Services.GetRequiredKeyedService<IClerk>("eu"));
    }

    [Fact]
    public void Without_a_transport_the_error_says_what_to_call()
    {
        using var services = new ServiceCollection().AddArthropod(remote => remote.AddClient<IClerk>()).BuildServiceProvider();

        var exception = Assert.Throws<InvalidOperationException>(() => services.GetRequiredService<IClerk>());

        Assert.Contains("Call UseSqs()", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interface_without_generated_code_says_what_to_mark()
    {
        var exception = Assert.Throws<InvalidOperationException>(() =>
#pragma warning disable AR0501 // The analyzer says so before; whoever silences it is told at run time.
            new ServiceCollection().AddArthropod(remote => remote.AddClient<IDisposable>()));
#pragma warning restore AR0501

        Assert.Contains("'System.IDisposable' has no generated proxy and dispatcher", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[RemoteQueue(\"...\")]", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_script_calls_in_three_lines()
    {
        await using var world = new World();
        world.Node(remote => remote.AddServer<IClerk, Clerk>(server => server.AcceptCancels = false)).Start();

        var remote = RemoteClient.Create(remote => remote.UseTransport(_ => world.Queue).Services.AddSingleton(world.Scheduler));
        var sum = await world.Completes(remote.Get<IClerk>().Add(20, 22));
        Assert.Equal(42, sum);

        // The container itself ends on the thread pool, so the last step is awaited really.
        var disposing = remote.DisposeAsync();
        world.Until(() => !world.Queue.Queues.Any(queue => queue.Definition.Name.Contains("inbox", StringComparison.Ordinal)));
        world.Advance(TimeSpan.FromSeconds(1));
        await disposing;
    }

    [Fact]
    public void A_client_without_a_host_says_that_it_starts_no_worker()
    {
        var exception = Assert.Throws<InvalidOperationException>(() => RemoteClient.Create(remote => remote
            .UseTransport(static _ => throw new NotSupportedException()).AddServer<IClerk, Clerk>()));

        Assert.StartsWith("RemoteClient only calls, and AddServer was given to it.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Disposing_of_the_container_synchronously_ends_the_calls_and_leaves_the_inbox()
    {
        await using var world = new World();
        var node = world.ClientNode();
        var call = node.Get<IWorker>().Do("work");
        world.Advance(TimeSpan.FromSeconds(1));

        Dispose(node.Services);

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
        Assert.Single(world.Queue.Queues, queue => queue.Definition.Name.Contains("inbox", StringComparison.Ordinal));
        world.Advance(TimeSpan.FromSeconds(1));
        var receives = world.Queue.Count(RequestKind.Receive);
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(receives, world.Queue.Count(RequestKind.Receive));
    }

    [Fact]
    public async Task Disposing_of_the_container_of_a_host_that_was_never_stopped_ends_its_receives()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddServer<IClerk, Clerk>());
        node.Start();
        world.Advance(TimeSpan.FromSeconds(1));

        Dispose(node.Services);

        world.Advance(TimeSpan.FromSeconds(30));
        var receives = world.Queue.Count(RequestKind.Receive);
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(receives, world.Queue.Count(RequestKind.Receive));
    }

    private static void Dispose(ServiceProvider services) => services.Dispose();

    private sealed class CountingClerk : IClerk
    {
        private int _count;

        public Task<int> Add(int left, int right) => Task.FromResult(++_count);
    }

    private sealed class Helper(IRemoteCallContext context)
    {
        public int Attempt { get; } = context.Attempt;
    }

    private sealed class HelpedClerk(Helper helper) : IClerk
    {
        public Task<int> Add(int left, int right) => Task.FromResult(helper.Attempt);
    }
}
