using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>What a second delivery of a call does to the attempts that the call has.</summary>
public sealed class SecondMessagesTests
{
    [Fact]
    public async Task A_message_that_joined_uses_no_attempt_up_when_the_attempt_fails()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), world.Time);
            return job.Context.Attempt < 3 ? throw new InvalidOperationException("not yet") : job.Order;
        });
        world.Server(script, server =>
        {
            server.MaxConcurrency = 2;
            server.Retry = RetryMode.OnError;
        });
        world.Queue.On(RequestKind.Receive, "work").StayVisible();

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));

        Assert.Equal(1, world.Counters["arthropod.server.duplicates:joined"]);
        Assert.Equal([1, 2, 3], script.Jobs.Select(job => job.Context.Attempt));
    }

    [Fact]
    public async Task A_second_message_of_a_call_that_has_no_attempts_left_shares_the_answer()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, server => server.MaxConcurrency = 2);
        var peer = world.Peer("arthropod-inbox-0123456789abcdef0123456789abcdef");
        var request = peer.Request();

        peer.Send(request with { EndedAttempts = 3 });
        peer.Send(request);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(10));

        Assert.Empty(script.Jobs);
        Assert.Single(world.Queue["work-dlq"].Messages);
        Assert.All(peer.Frames, frame => Assert.Equal(ServerErrorKind.DeadLettered, Assert.IsType<ErrorFrame>(frame).ErrorKind));
        Assert.Equal(2, peer.Frames.Count);
    }

    [Fact]
    public async Task A_call_that_a_server_has_leased_for_a_while_can_begin_fourteen_days_later()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        // What a server that retries in fourteen days writes, whose idea of the queue's clock is a second ahead.
        peer.Send(peer.Request() with { NotBefore = world.Queue.QueueTime + TimeSpan.FromDays(14) + TimeSpan.FromSeconds(1) });
        world.Advance(TimeSpan.FromMinutes(1));

        Assert.Single(world.Queue["work"].Messages);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }
}
