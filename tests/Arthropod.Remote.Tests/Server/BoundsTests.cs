using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I7: what a throttling queue service keeps waiting holds the receiving back, and does not pile up in memory.</summary>
public sealed class BoundsTests
{
    private const int Sent = 1500;
    private const int MaxConcurrency = 100;
    private const int Bound = MaxConcurrency + 1000;
    private const int Always = int.MaxValue;

    [Fact]
    public async Task Deletes_that_wait_hold_the_receiving_back_and_none_is_dropped()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, Serve);
        var peer = world.Peer();
        world.Queue.On(RequestKind.Delete, "work").Refuse(TransportError.Throttled, Always);

        SendMany(peer, "Do");
        world.Advance(TimeSpan.FromMinutes(1));

        Assert.InRange(script.Jobs.Count, 1000, Bound);
        world.Queue.ClearFaults();
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Sent, script.Jobs.Count);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task Callers_that_cannot_be_told_hold_the_receiving_back()
    {
        await using var world = new World();
        world.Server(Script.Echo(), Serve);
        var peer = world.Peer();
        world.Queue.On(RequestKind.Send, peer.Inbox).Refuse(TransportError.Throttled, Always);

        SendMany(peer, "Undo");
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.InRange(world.Log.Of(2010).Count(), 1000, Bound);
        world.Queue.ClearFaults();
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(Sent, peer.Frames.Select(frame => frame.CallId).Distinct().Count());
    }

    [Fact]
    public async Task Frames_of_attempts_that_lost_their_lease_hold_the_receiving_back_until_they_are_sent()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromHours(1), world.Time, job.CancellationToken);
            return job.Order;
        });
        world.Server(script, server =>
        {
            Serve(server);
            server.MaxAttempts = 100;
        });
        var peer = world.Peer();
        world.Queue.On(RequestKind.ChangeVisibility, "work").Refuse(TransportError.LeaseLost, Always);
        world.Queue.On(RequestKind.Send, peer.Inbox).Refuse(TransportError.Throttled, Always);

        SendMany(peer, "Do");
        world.Advance(TimeSpan.FromMinutes(10));

        // Messages of these that came again wait here, too, and are of the number.
        Assert.InRange(script.Jobs.Count, 700, Bound);
    }

    private static void Serve(RemoteServerOptions server) => server.MaxConcurrency = MaxConcurrency;

    private static void SendMany(Peer peer, string method)
    {
        for (var number = 0; number < Sent; number++)
        {
            peer.Send(peer.Request(method));
        }
    }
}
