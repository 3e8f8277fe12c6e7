using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Calls that are over for good, and a dead-letter queue that does not take them yet: credentials that have expired, a right that is missing.</summary>
public sealed class UndeliveredDeadLettersTests
{
    [Fact]
    public async Task Work_that_belongs_among_the_dead_letters_is_not_done_again_while_their_queue_refuses_it()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("The codec is unknown."));
        world.Server(script);
        var call = Refused(world);

        world.Advance(TimeSpan.FromMinutes(5));
        world.Queue.ClearFaults();

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));
        Assert.Contains("The codec is unknown.", error.Message, StringComparison.Ordinal);
        Assert.Single(script.Jobs);
        Assert.Equal("implementation", DeadLetter.Of(world).Kind);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task The_last_error_is_told_although_the_dead_letter_queue_took_the_call_only_later()
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("The disk is full."));
        world.Server(script, server => (server.Retry, server.MaxAttempts) = (RetryMode.OnError, 1));
        var call = Refused(world);

        world.Advance(TimeSpan.FromMinutes(1));
        world.Queue.ClearFaults();

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));
        Assert.Contains("The disk is full.", error.Message, StringComparison.Ordinal);
        Assert.Equal("The disk is full.", DeadLetter.Of(world).Error?.Message);
    }

    [Fact]
    public async Task Neither_the_error_is_forgotten_nor_the_work_done_again_however_long_the_dead_letter_queue_refuses_it()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("The codec is unknown."));
        world.Server(script, static server => server.MaxAttempts = 100);
        var call = Refused(world);

        world.Advance(TimeSpan.FromHours(2));
        world.Queue.ClearFaults();

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));
        Assert.Contains("The codec is unknown.", error.Message, StringComparison.Ordinal);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_call_that_was_sent_twice_runs_once_although_the_dead_letter_queue_took_it_only_later()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("The codec is unknown."));
        world.Server(script);
        var peer = world.Peer();
        var request = peer.Request();
        world.Queue.On(RequestKind.Send, "work-dlq").Refuse(TransportError.AccessDenied, 1);
        peer.Send(request);
        peer.Send(request);

        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_call_that_its_dead_letter_queue_took_in_the_end_runs_again_when_it_is_moved_back()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("The codec is unknown."));
        world.Server(script);
        var peer = world.Peer();
        var request = peer.Request();
        world.Queue.On(RequestKind.Send, "work-dlq").Refuse(TransportError.AccessDenied, 2);
        peer.Send(request);
        world.Until(() => peer.Final is not null, TimeSpan.FromMinutes(1));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Single(script.Jobs);

        peer.Send(request);

        world.Until(() => script.Jobs.Count == 2, TimeSpan.FromSeconds(1));
    }

    private static Task<string> Refused(World world)
    {
        world.Queue.On(RequestKind.Send, "work-dlq").Refuse(TransportError.AccessDenied, int.MaxValue);
        return world.Client(static options => options.Timeout = TimeSpan.FromHours(6)).Do("work");
    }
}
