using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A machine sleeps while the answer to a receive is on its way to it.</summary>
public sealed class SuspendedReceiveTests
{
    [Fact]
    public async Task A_machine_that_slept_while_a_message_was_on_its_way_to_it_does_not_begin_what_another_has()
    {
        await using var world = new World();
        var late = Script.Echo();
        var sleeper = world.Server(late, server => server.MaxConcurrency = 1);
        world.Advance(TimeSpan.FromSeconds(1));
        sleeper.Line.Suspend();
        var peer = world.Peer();
        var message = peer.Send(peer.Request());
        world.Until(() => message.ReceiveCount == 1);
        var other = Script.Takes(TimeSpan.FromMinutes(10), world.Time);
        world.Server(other);
        world.Until(() => other.Jobs.Count == 1, TimeSpan.FromMinutes(2));

        sleeper.Line.Wake();
        world.Until(() => peer.Final is not null);

        Assert.Empty(late.Jobs);
        Assert.IsType<ResultFrame>(peer.Final);
        Assert.Equal(1, world.Counters["arthropod.server.leases.lost"]);
    }

    [Fact]
    public async Task A_machine_that_slept_and_still_has_the_message_begins()
    {
        await using var world = new World();
        var script = Script.Echo();
        var sleeper = world.Server(script, server => server.MaxConcurrency = 1);
        world.Advance(TimeSpan.FromSeconds(1));
        sleeper.Line.Suspend();
        var peer = world.Peer();
        var message = peer.Send(peer.Request());
        world.Until(() => message.ReceiveCount == 1);
        world.Advance(TimeSpan.FromMinutes(5));

        sleeper.Line.Wake();
        world.Until(() => peer.Final is ResultFrame, TimeSpan.FromSeconds(1));

        Assert.Equal(1, Assert.Single(script.Jobs).Context.Attempt);
    }
}
