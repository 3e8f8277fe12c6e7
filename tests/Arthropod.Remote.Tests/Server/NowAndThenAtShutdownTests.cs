using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>HandleOneAsync and DrainAsync while the host that they run in shuts down.</summary>
public sealed class NowAndThenAtShutdownTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task HandleOne_that_waits_says_that_there_was_none()
    {
        await using var world = new World();
        var node = NotStarted(world, Script.Echo());
        var handling = node.Server.HandleOneAsync(TimeSpan.FromMinutes(10));
        world.Advance(TimeSpan.FromSeconds(25));

        node.Stop();

        Assert.False(await world.Completes(handling, TimeSpan.Zero));
    }

    [Fact]
    public async Task HandleOne_that_waits_for_a_slot_says_that_there_was_none()
    {
        await using var world = new World();
        var node = NotStarted(world, Script.Takes(TimeSpan.FromSeconds(20), world.Time), server => server.MaxConcurrency = 1);
        var call = world.Client().Do("work");
        var working = node.Server.HandleOneAsync(Second);
        world.Advance(Second);
        var waiting = node.Server.HandleOneAsync(TimeSpan.FromMinutes(10));
        world.Advance(Second);

        node.Stop();

        Assert.False(await world.Completes(waiting, TimeSpan.Zero));
        Assert.True(await world.Completes(working, TimeSpan.Zero));
        Assert.Equal("work", await world.Completes(call, Second));
    }

    [Fact]
    public async Task HandleOne_of_several_contracts_asks_no_other_queue_then()
    {
        await using var world = new World();
        var node = world.Node(
            remote => remote
                .AddServer<IWorker, Worker>(server => server.StartWithHost = false)
                .AddServer<IClerk, Clerk>(server => server.StartWithHost = false),
            services => services.AddSingleton(Script.Echo()));
        node.Start();
        var handling = node.Server.HandleOneAsync(TimeSpan.FromMinutes(10));
        world.Advance(TimeSpan.FromSeconds(25));

        node.Stop();
        var requests = world.Queue.Requests.Count;

        Assert.False(await world.Completes(handling, TimeSpan.Zero));
        Assert.False(await world.Completes(node.Server.HandleOneAsync(TimeSpan.FromMinutes(10)), TimeSpan.Zero));
        Assert.Equal(requests, world.Queue.Requests.Count);
    }

    [Fact]
    public async Task HandleOne_whose_own_token_is_cancelled_too_throws()
    {
        await using var world = new World();
        using var cancellation = new CancellationTokenSource();
        var node = NotStarted(world, Script.Echo());
        var handling = node.Server.HandleOneAsync(TimeSpan.FromMinutes(10), cancellation.Token);
        world.Advance(Second);

        StepScheduler.WithoutContext(cancellation.Cancel);
        node.Stop();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Completes(handling, TimeSpan.Zero));
    }

    [Fact]
    public async Task A_message_whose_receipt_was_on_its_way_is_given_back_and_no_receipt_is_counted()
    {
        await using var world = new World(FakeQueueTransport.SqsLimits);
        var node = NotStarted(world, Script.Echo());
        var handling = node.Server.HandleOneAsync(TimeSpan.FromMinutes(1));
        world.Advance(Second);
        var call = world.Client().Do("work");
        world.Until(() => world.Queue["work"].Messages is [{ ReceiveCount: 1 }], Second);
        Assert.False(handling.IsCompleted);

        node.Stop(TimeSpan.FromSeconds(30));

        Assert.False(await world.Completes(handling, TimeSpan.Zero));
        var other = Script.Echo();
        world.Server(other);
        Assert.Equal("work", await world.Completes(call, Second));
        Assert.Equal(1, other.Jobs.Single().Context.Attempt);
    }

    [Fact]
    public async Task HandleOne_that_cannot_finish_in_time_gives_its_call_to_another()
    {
        await using var world = new World();
        var node = NotStarted(world, Script.Takes(TimeSpan.FromHours(1), world.Time));
        var call = world.Client().Do("work");
        var handling = node.Server.HandleOneAsync(Second);
        world.Advance(Second);

        node.Stop(TimeSpan.FromSeconds(5));
        await world.Completes(handling, TimeSpan.Zero);
        world.Server(Script.Echo());

        Assert.Equal("work", await world.Completes(call, Second));
    }

    [Fact]
    public async Task Drain_takes_no_more_and_finishes_what_it_has()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(20), world.Time);
        var node = NotStarted(world, script, server => server.MaxConcurrency = 2);
        var client = world.Client();
        var calls = Enumerable.Range(0, 10).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(Second);
        var draining = node.Server.DrainAsync();
        world.Until(() => script.Jobs.Count == 2);

        node.Stop(TimeSpan.FromSeconds(30));

        Assert.Equal(2, await world.Completes(draining, TimeSpan.Zero));
        world.Advance(Second);
        Assert.Equal(2, calls.Count(call => call.IsCompletedSuccessfully));
        Assert.Equal(8, world.Queue["work"].Visible.Count());
    }

    [Fact]
    public async Task Drain_that_cannot_finish_in_time_gives_its_calls_to_another()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = NotStarted(world, script, server => server.MaxConcurrency = 2);
        var client = world.Client();
        var calls = Enumerable.Range(0, 2).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(Second);
        var draining = node.Server.DrainAsync();
        world.Until(() => script.Jobs.Count == 2);

        node.Stop(TimeSpan.FromSeconds(5));
        await world.Completes(draining, TimeSpan.Zero);
        world.Server(Script.Echo());

        await world.Completes(calls, Second);
    }

    private static Node NotStarted(World world, Script script, Action<RemoteServerOptions>? configure = null) =>
        world.Server(script, server =>
        {
            server.StartWithHost = false;
            configure?.Invoke(server);
        });
}
