using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Client;

/// <summary>A call that ends while its request is on its way to the queue: it may come there.</summary>
public sealed class RequestOnItsWayTests
{
    [Fact]
    public async Task A_call_cancelled_while_its_request_is_on_its_way_says_that_it_may_be_in_its_queue()
    {
        await using var world = new World();
        using var cancellation = new CancellationTokenSource();
        world.Queue.On(RequestKind.Send, "work").Hang();
        var call = world.Client().Do("work", null, cancellation.Token);
        world.Until(() => world.Queue.Count(RequestKind.Send, "work") == 1);

        StepScheduler.WithoutContext(cancellation.Cancel);

        var exception = await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        Assert.Equal(RemoteCallState.MaybeSent, exception.State);
    }

    [Fact]
    public async Task A_timeout_while_the_request_is_on_its_way_says_that_it_may_be_in_its_queue()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").Hang();

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(
            world.Client().WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) }).Do("work")));

        Assert.Equal(RemoteCallState.MaybeSent, exception.State);
    }

    [Fact]
    public async Task A_client_that_shuts_down_while_a_request_is_on_its_way_does_not_say_that_nothing_was_sent()
    {
        await using var world = new World();
        var node = world.ClientNode();
        world.Queue.On(RequestKind.Send, "work").Hang();
        var call = node.Get<IWorker>().Do("work");
        world.Until(() => world.Queue.Count(RequestKind.Send, "work") == 1);

        world.Complete(node.CloseAsync());

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
        Assert.Contains("(MaybeSent)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_shutdown_stops_what_runs_and_sends_nothing_of_what_waits_for_a_place()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.ChoresServer(script);
        var node = world.ChoresNode(client => client.MaxPendingCalls = 1);
        var running = node.Get<IChores>().Do("runs");
        var waiting = node.Get<IChores>().Do("waits");
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(1));

        world.Complete(node.CloseAsync());

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(running));
        Assert.Contains("Nothing was sent", (await Assert.ThrowsAsync<RemoteException>(() => world.Completes(waiting))).Message, StringComparison.Ordinal);
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromMinutes(3));
        Assert.Equal(RemoteCancellationReason.CallerCancelled, Assert.Single(script.Jobs).Context.CancellationReason);
    }
}
