using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A worker that is started now and then: HandleOneAsync and DrainAsync.</summary>
public sealed class NowAndThenTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task HandleOne_carries_out_one_call_and_says_so()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(3), world.Time);
        var server = world.ServerNode(script).Server;
        var client = world.Client();
        var calls = new[] { client.Do("one"), client.Do("two") };
        world.Advance(Second);

        Assert.True(await world.Completes(server.HandleOneAsync(TimeSpan.Zero)));

        Assert.Single(script.Jobs);
        Assert.Single(world.Queue["work"].Messages);
        world.Advance(Second);
        Assert.Equal(1, calls.Count(call => call.IsCompleted));
        Assert.True(await world.Completes(server.HandleOneAsync(TimeSpan.Zero)));
        await world.Completes(calls, Second);
    }

    [Fact]
    public async Task HandleOne_gives_its_slot_back_once()
    {
        await using var world = new World();
        var script = Script.Takes(Second, world.Time);
        var server = world.ServerNode(script, options => options.MaxConcurrency = 1).Server;
        var client = world.Client();
        var calls = Enumerable.Range(0, 8).Select(number => client.Do($"{number}")).ToArray();
        for (var number = 0; number < 3; number++)
        {
            Assert.True(await world.Completes(server.HandleOneAsync(Second)));
        }

        await world.Completes(server.DrainAsync());

        await world.Completes(calls, Second);
        Assert.Equal(1, script.MostAtATime);
    }

    [Fact]
    public async Task HandleOne_waits_as_long_as_it_is_told_and_says_that_there_was_none()
    {
        await using var world = new World();
        var server = world.ServerNode(Script.Echo()).Server;
        var before = world.Time.GetUtcNow();

        Assert.False(await world.Completes(server.HandleOneAsync(TimeSpan.FromSeconds(50))));

        Assert.InRange(world.Time.GetUtcNow() - before, TimeSpan.FromSeconds(50), TimeSpan.FromSeconds(51));
        Assert.Equal(3, world.Queue.Count(RequestKind.Receive)); // Long polls of at most 20 s.
    }

    [Fact]
    public async Task HandleOne_takes_a_call_as_soon_as_it_comes()
    {
        await using var world = new World();
        var handling = world.ServerNode(Script.Echo()).Server.HandleOneAsync(TimeSpan.FromMinutes(1));
        world.Advance(TimeSpan.FromSeconds(5));

        var call = world.Client().Do("hello");

        Assert.True(await world.Completes(handling, Second));
        Assert.Equal("hello", await world.Completes(call, Second));
    }

    [Fact]
    public async Task What_is_no_call_is_not_counted_as_one()
    {
        await using var world = new World();
        var script = Script.Echo();
        var server = world.ServerNode(script).Server;
        Assert.False(await world.Completes(server.HandleOneAsync(TimeSpan.Zero)));
        world.Queue.Put("work", "what a stranger sends");
        var call = world.Client().Do("one");
        world.Advance(Second);

        Assert.True(await world.Completes(server.HandleOneAsync(TimeSpan.Zero)));
        Assert.Equal("one", await world.Completes(call, Second));

        world.Queue.Put("work", "another");
        Assert.False(await world.Completes(server.HandleOneAsync(TimeSpan.Zero)));
        world.Queue.Put("work", "a third");
        var second = world.Client().Do("two");
        world.Advance(Second);
        Assert.Equal(1, await world.Completes(server.DrainAsync()));
        await world.Completes(second, Second);
        Assert.Equal(3, world.Queue["work-dlq"].Messages.Count);
    }

    [Fact]
    public async Task HandleOne_can_be_cancelled_while_it_waits()
    {
        await using var world = new World();
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(3), world.Time);

        var handling = world.ServerNode(Script.Echo()).Server.HandleOneAsync(TimeSpan.FromMinutes(1), cancellation.Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Completes(handling, TimeSpan.FromSeconds(4)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    public async Task HandleOne_waits_for_a_slot_no_longer_than_it_is_told(int seconds)
    {
        await using var world = new World();
        var server = world.ServerNode(Script.Takes(TimeSpan.FromHours(1), world.Time), options => options.MaxConcurrency = 1).Server;
        var client = world.Client();
        _ = client.Do("one");
        _ = client.Do("two");
        var first = server.HandleOneAsync(Second);
        world.Advance(Second);
        var before = world.Time.GetUtcNow();

        Assert.False(await world.Completes(server.HandleOneAsync(TimeSpan.FromSeconds(seconds)), TimeSpan.FromMinutes(2)));

        Assert.InRange(world.Time.GetUtcNow() - before, TimeSpan.FromSeconds(seconds), TimeSpan.FromSeconds(seconds + 1));
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task HandleOne_takes_a_slot_that_becomes_free_while_it_waits()
    {
        await using var world = new World();
        var server = world.ServerNode(Script.Takes(TimeSpan.FromSeconds(30), world.Time), options => options.MaxConcurrency = 1).Server;
        var client = world.Client();
        var calls = new[] { client.Do("one"), client.Do("two") };
        world.Advance(Second);
        var handlings = new[] { server.HandleOneAsync(Second), server.HandleOneAsync(TimeSpan.FromMinutes(1)) };

        var handled = await world.Completes(handlings, TimeSpan.FromSeconds(62));

        Assert.Equal([true, true], handled);
        await world.Completes(calls, Second);
    }

    [Theory]
    [InlineData("clerk")]
    [InlineData("work")]
    public async Task HandleOne_looks_into_the_queues_of_all_contracts(string queue)
    {
        await using var world = new World();
        var server = Both(world, Script.Echo()).Server;
        var client = world.Node(remote => remote.AddClient<IWorker>().AddClient<IClerk>());
        Task call = queue == "clerk" ? client.Get<IClerk>().Add(1, 2) : client.Get<IWorker>().Do("hello");
        world.Advance(Second);

        Assert.True(await world.Completes(server.HandleOneAsync(TimeSpan.FromSeconds(10))));

        await world.Completes(call, Second);
        Assert.False(await world.Completes(server.HandleOneAsync(TimeSpan.Zero)));
    }

    [Fact]
    public async Task HandleOne_with_nothing_served_says_what_to_add()
    {
        await using var world = new World();
        var server = world.ClientNode().Server;

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => server.HandleOneAsync(TimeSpan.Zero));

        Assert.Contains("AddServer<TContract, TImplementation>()", exception.Message, StringComparison.Ordinal);
        await Assert.ThrowsAsync<InvalidOperationException>(() => server.DrainAsync());
    }

    [Fact]
    public async Task HandleOne_with_a_missing_queue_says_so()
    {
        await using var world = new World();
        var server = world.ServerNode(Script.Echo(), options: options => options.Provisioning = Provisioning.Verify).Server;

        var exception = await Assert.ThrowsAsync<TransportException>(() => world.Completes(server.HandleOneAsync(TimeSpan.Zero)));

        Assert.Contains("Queue 'work' does not exist and Provisioning is Verify", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Drain_works_until_the_queues_of_all_contracts_are_empty()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        var server = Both(world, script).Server;
        var client = world.Node(remote => remote.AddClient<IWorker>().AddClient<IClerk>());
        var calls = Enumerable.Range(0, 25).Select(number => client.Get<IWorker>().Do($"{number}")).ToArray();
        var sums = Enumerable.Range(0, 5).Select(number => client.Get<IClerk>().Add(number, 1)).ToArray();
        world.Advance(Second);

        Assert.Equal(30, await world.Completes(server.DrainAsync()));

        await world.Completes(calls, Second);
        await world.Completes(sums, Second);
        Assert.Equal(4, script.MostAtATime);
        world.Advance(Second);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task Drain_of_empty_queues_ends_soon()
    {
        await using var world = new World();

        Assert.Equal(0, await world.Completes(Both(world, Script.Echo()).Server.DrainAsync(), TimeSpan.FromSeconds(2)));
    }

    [Fact]
    public async Task Drain_that_is_cancelled_takes_no_more_and_finishes_what_it_has()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        var server = world.ServerNode(script, options => options.MaxConcurrency = 2).Server;
        var client = world.Client();
        var calls = Enumerable.Range(0, 10).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(Second);
        using var cancellation = new CancellationTokenSource(TimeSpan.FromSeconds(10), world.Time);

        var drained = await world.Completes(server.DrainAsync(cancellation.Token));

        Assert.Equal(2, drained);
        Assert.Equal(2, script.Jobs.Count);
        world.Advance(Second);
        Assert.Equal(2, calls.Count(call => call.IsCompleted));
        Assert.Equal(8, world.Queue["work"].Messages.Count);
    }

    [Fact]
    public async Task Drain_whose_queue_fails_finishes_what_it_has_and_then_says_so()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        var server = world.ServerNode(script, options => options.MaxConcurrency = 20).Server;
        var client = world.Client();
        var calls = Enumerable.Range(0, 5).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(Second);
        var draining = server.DrainAsync();
        world.Until(() => script.Jobs.Count == 5);
        world.Queue.On(RequestKind.Receive, "work").Refuse(TransportError.AccessDenied, 5);

        var another = client.Do("another");
        var exception = await Record.ExceptionAsync(() => world.Completes(draining, TimeSpan.FromMinutes(2)));

        Assert.All(calls, each => Assert.True(each.IsCompleted));
        Assert.True(exception is TransportException { Error: TransportError.AccessDenied });
        Assert.True(another.IsCompleted);
    }

    [Fact]
    public async Task A_worker_that_is_not_started_with_its_host_receives_nothing()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, server => server.StartWithHost = false);
        _ = world.Client().Do("waits");

        world.Advance(TimeSpan.FromMinutes(5));

        Assert.Empty(script.Jobs);
        Assert.Equal(0, world.Queue.Count(RequestKind.Receive, "work"));
    }

    private static Node Both(World world, Script script) => world.Node(
        remote => remote
            .AddServer<IWorker, Worker>(server => server.MaxConcurrency = 4)
            .AddServer<IClerk, Clerk>(),
        services => services.AddSingleton(script));
}
