using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Calls whose answer nobody awaits: the caller's task ends at the queue, the request only when its work is done.</summary>
public sealed class OneWayTests
{
    [Fact]
    public async Task The_callers_task_ends_when_the_queue_has_the_call_and_needs_no_inbox()
    {
        await using var world = new World();
        var client = world.Client();

        await world.Completes(client.Leave("later"), TimeSpan.FromSeconds(1));

        var request = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(world.Queue["work"].Messages.Single().Body)));
        Assert.Null(request.ReplyTo);
        Assert.Null(request.TimeLeft);
        Assert.DoesNotContain(world.Queue.Requests, sent => sent.Queue.Contains(QueueNames.InboxMarker, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_callers_task_waits_for_the_queues_word()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Send, "work").DropAnswer(3);

        var leaving = world.Client().Leave("later");
        world.Settle();

        Assert.False(leaving.IsCompleted);
        await world.Completes(leaving, TimeSpan.FromSeconds(5));
        Assert.Equal(4, world.Queue.Count(RequestKind.Send, "work"));
    }

    [Fact]
    public async Task A_queue_that_refuses_the_call_fails_the_callers_task()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.AccessDenied, 1);

        var exception = await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(world.Client().Leave("later")));

        Assert.False(exception.MayHaveBeenSent);
    }

    [Fact]
    public async Task An_inbox_that_may_not_be_received_from_does_not_concern_it()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var client = world.Client();
        world.Queue.On(RequestKind.Receive, QueueNames.InboxMarker).Refuse(TransportError.AccessDenied, int.MaxValue);
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled, int.MaxValue);
        var awaited = client.Do("awaited");
        var leaving = client.Leave("later");

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(awaited, TimeSpan.FromSeconds(30)));

        world.Queue.ClearFaults();
        await world.Completes(leaving, TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_request_is_deleted_after_its_work_and_not_before()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(90), world.Time);
        world.Server(script);

        await world.Completes(world.Client().Leave("later"), TimeSpan.FromSeconds(1));
        world.Advance(TimeSpan.FromSeconds(89));
        Assert.Single(world.Queue["work"].Messages);

        world.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Null(Assert.Single(script.Jobs).Context.Deadline);
    }

    [Fact]
    public async Task Work_that_failed_is_done_again_after_a_growing_while()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        var script = new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            return job.Context.Attempt < 3 ? throw new InvalidOperationException("no luck") : Task.FromResult("");
        });
        world.Server(script);

        await world.Completes(world.Client().Leave("later"));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal([1, 2, 3], script.Jobs.Select(job => job.Context.Attempt));
        Assert.InRange((starts[1] - starts[0]).TotalSeconds, 0.5, 1);
        Assert.InRange((starts[2] - starts[1]).TotalSeconds, 1, 2);
        Assert.Equal(2, world.Log.Of(2018).Count());
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task Work_that_fails_for_the_last_time_is_found_among_the_dead_letters()
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("no luck"));
        world.Server(script);
        var peer = world.Peer();

        var sent = peer.Send(peer.Request() with { ReplyTo = null });
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal(3, script.Jobs.Count);
        var copy = DeadLetter.Of(world);
        Assert.Equal(EnvelopeReader.Read(sent.Body)[0].CallId, EnvelopeReader.Read(copy.Body)[0].CallId);
        Assert.Equal(("Attempt 3 failed, and no more are made.", "attempts"), (copy.Reason, copy.Kind));
        Assert.Equal(("System.InvalidOperationException", "no luck"), copy.Error);
        Assert.Empty(peer.Frames);
    }

    [Theory]
    [InlineData(null, 1)]
    [InlineData(5, 5)]
    public async Task How_often_it_is_tried_says_the_application_before_the_method(int? option, int attempts)
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("no luck"));
        world.Server(script, server => server.MaxAttempts = option);

        await world.Completes(world.Client().LeaveOnce("once"));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal(attempts, script.Jobs.Count);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task Arguments_that_cannot_be_read_are_not_tried_again()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();

        peer.Send(peer.Request("Leave") with { ReplyTo = null, Arguments = new byte[] { 0x91, 0x91, 0x01 } });
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Empty(script.Jobs);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_caller_that_awaits_the_answer_of_a_one_way_method_gets_one()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();

        peer.Send(peer.Request("Leave"));
        world.Until(() => peer.Final is not null, TimeSpan.FromSeconds(1));

        Assert.IsType<ResultFrame>(peer.Final);
    }

    [Fact]
    public async Task Work_of_a_server_that_died_is_done_by_another()
    {
        await using var world = new World();
        var first = world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time));
        await world.Completes(world.Client().Leave("later"));
        world.Advance(TimeSpan.FromSeconds(5));
        first.Kill();

        var script = Script.Echo();
        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(2));

        Assert.Equal(2, Assert.Single(script.Jobs).Context.Attempt);
    }
}
