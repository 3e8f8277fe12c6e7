using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Client;

/// <summary>A caller that waits no longer stops the work or leaves it running, as the contract says.</summary>
public sealed class WhenCallerLeavesTests
{
    private static readonly RemoteCallOptions Minute = new() { Timeout = TimeSpan.FromMinutes(1) };

    [Fact]
    public async Task A_timeout_stops_the_work_where_the_contract_says_so()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.ChoresServer(script);
        var call = world.ChoresNode().Get<IChores>().WithOptions(Minute).Do("work");

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));

        Assert.Contains("and is told to stop.", exception.Message, StringComparison.Ordinal);
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromSeconds(5));
        Assert.Equal(RemoteCancellationReason.CallerCancelled, Assert.Single(script.Jobs).Context.CancellationReason);
    }

    [Fact]
    public async Task A_timeout_leaves_the_work_running_where_the_method_says_so()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.ChoresServer(script);
        var call = world.ChoresNode().Get<IChores>().WithOptions(Minute).Finish("work");

        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));

        world.Advance(TimeSpan.FromMinutes(50));
        Assert.False(Assert.Single(script.Jobs).CancellationToken.IsCancellationRequested);
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task After_a_timeout_a_server_that_begins_later_is_told_too()
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var peer = world.Peer();
        var call = world.ChoresNode().Get<IChores>().WithOptions(Minute).Do("work");
        var attempt = world.ManualServer("chores").Take();
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));
        Assert.Empty(peer.Frames);

        attempt.Started(peer.Inbox);
        world.Until(() => peer.Frames.Count == 1, TimeSpan.FromSeconds(5));

        Assert.Equal(new Remote.Wire.CancelFrame(attempt.Request.CallId), peer.Frames.Single());
    }

    [Theory]
    [InlineData(9, 1)]
    [InlineData(11, 0)]
    public async Task A_server_that_says_minutes_after_the_timeout_that_it_had_begun_is_told_for_ten_minutes(int minutes, int told)
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var peer = world.Peer();
        var chores = world.ChoresNode().Get<IChores>().WithOptions(Minute);
        var call = chores.Do("work");
        var attempt = world.ManualServer("chores").Take();
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromMinutes(minutes - 1));
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(chores.Do("other work")));

        attempt.Started(peer.Inbox);
        world.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(told, peer.Frames.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_client_that_shuts_down_stops_the_work_or_leaves_it_running(bool stops)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.ChoresServer(script);
        var node = world.ChoresNode();
        node.Start();
        var chores = node.Get<IChores>();
        var call = stops ? chores.Do("work") : chores.Finish("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(2));

        node.Stop();

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
        Assert.Equal(stops, exception.Message.Contains("is told to stop", StringComparison.Ordinal));
        world.Advance(TimeSpan.FromSeconds(25));
        Assert.Equal(stops, Assert.Single(script.Jobs).CancellationToken.IsCancellationRequested);
        Assert.Equal(stops ? RemoteCancellationReason.CallerCancelled : RemoteCancellationReason.None, script.Jobs.Single().Context.CancellationReason);
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_long_for_a_server_that_cannot_be_told()
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var peer = world.Peer();
        var node = world.ChoresNode();
        node.Start();
        var call = node.Get<IChores>().Do("work");
        world.ManualServer("chores").Take().Started(peer.Inbox);
        world.Queue.On(RequestKind.Send, peer.Inbox).Hang();
        var startedAt = world.Time.GetUtcNow();

        node.Stop();

        Assert.InRange(world.Time.GetUtcNow() - startedAt, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5));
        Assert.DoesNotContain(world.Queue.Queues, queue => queue.Definition.Name != peer.Inbox && queue.Definition.Name.Contains(QueueNames.InboxMarker, StringComparison.Ordinal));
        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
    }

    [Fact]
    public async Task A_shutdown_waits_until_every_server_has_been_told()
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var peers = new[] { world.Peer("arthropod-inbox-0000000000000001"), world.Peer("arthropod-inbox-0000000000000002") };
        var node = world.ChoresNode();
        node.Start();
        var calls = new[] { node.Get<IChores>().Do("one"), node.Get<IChores>().Do("two"), node.Get<IChores>().Do("three") };
        var requests = world.ManualServer("chores").Requests(3);
        for (var index = 0; index < 3; index++)
        {
            new ManualAttempt(world, requests[index], 1, 7).Started(peers[index / 2].Inbox);
        }

        world.Queue.On(RequestKind.Send, peers[0].Inbox).Refuse(TransportError.Throttled, 2);
        node.Stop();

        Assert.Equal([2, 1], peers.Select(peer => peer.Frames.Count));
        Assert.All(calls, call => Assert.True(call.IsFaulted));
    }
}
