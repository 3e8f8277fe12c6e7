using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Client;

public sealed class CancellationTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using var world = new World();
        Cancel();

        var call = world.Client().Do("work", null, _cancellation.Token);

        Assert.True(call.IsCompleted);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Queue.Requests);
    }

    [Fact]
    public async Task A_call_cancelled_before_it_was_sent_is_not_sent()
    {
        await using var world = new World();
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => world.Queue.Count(RequestKind.Find) == 1);

        Cancel();

        await EndsAsCancelled(world, call);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, world.Queue.Count(RequestKind.Send));
    }

    [Fact]
    public async Task A_call_cancelled_while_its_request_is_on_the_way_may_have_been_sent()
    {
        await using var world = new World();
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => world.Queue.Count(RequestKind.Send) == 1);

        Cancel();

        var exception = await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        Assert.Equal(RemoteCallState.MaybeSent, exception.State);
    }

    [Fact]
    public async Task A_call_cancelled_before_anybody_took_it_stops_whoever_begins_it()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.ManualServer().Requests();
        world.Advance(TimeSpan.FromSeconds(1));

        Cancel();
        world.Server(script);

        var exception = await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        Assert.Equal(RemoteCallState.Sent, exception.State);
        Assert.Contains("No server has said that it had begun; one that does is told to stop.", exception.Message, StringComparison.Ordinal);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));
        Assert.True(Assert.Single(script.Jobs).CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task A_call_cancelled_while_its_server_works_is_stopped_there_and_not_tried_again()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.Server(script, options => options.Retry = RetryMode.OnError);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(2));

        Cancel();

        var exception = await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        Assert.Equal(RemoteCallState.Started, exception.State);
        Assert.NotNull(exception.Server);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));
        var job = Assert.Single(script.Jobs);
        Assert.Equal(RemoteCancellationReason.CallerCancelled, job.Context.CancellationReason);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_cancel_that_races_the_answer_of_the_server_changes_nothing_there()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(2), world.Time);
        world.Server(script);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(2));

        Cancel();

        await EndsAsCancelled(world, call);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task An_answer_that_the_server_gives_all_the_same_is_dropped()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), world.Time, CancellationToken.None);
            return job.Order;
        });
        world.Server(script);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(1));

        Cancel();

        await EndsAsCancelled(world, call);
        world.Advance(TimeSpan.FromSeconds(15));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:late"]);
    }

    [Fact]
    public async Task A_cancel_that_overtakes_its_call_keeps_the_work_from_beginning()
    {
        await using var world = new World();
        var script = Script.Echo();
        var server = world.Server(script);
        world.Advance(TimeSpan.FromSeconds(1));
        var inbox = world.Queue.Queues.Select(queue => queue.Definition.Name).Single(name => name.StartsWith("arthropod-inbox-", StringComparison.Ordinal));
        var peer = world.Peer();
        var request = peer.Request();

        world.Queue.Put(inbox, EnvelopeWriter.Write(new CancelFrame(request.CallId)));
        world.Advance(TimeSpan.FromSeconds(1));
        peer.Send(request);
        world.Until(() => peer.Final is not null);

        Assert.IsType<CancelledFrame>(peer.Final);
        Assert.Empty(script.Jobs);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_server_inbox_that_is_none_of_ours_is_never_written_to()
    {
        await using var world = new World();
        var call = world.Client().Do("work", null, _cancellation.Token);
        var attempt = world.ManualServer().Take();
        attempt.Send(new StartedFrame(attempt.Request.CallId, new ReplyPosition(1, 7, 0), "machine/1") { Inbox = "victim" });

        Cancel();

        await EndsAsCancelled(world, call);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, world.Queue.Count(RequestKind.Send, "victim"));
    }

    [Fact]
    public async Task A_worker_that_may_not_have_an_inbox_works_all_the_same()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Create, "arthropod-inbox").Refuse(TransportError.AccessDenied);
        var script = Script.Echo();
        world.Server(script);
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));
        Assert.Contains(world.Log.Entries, entry => entry.EventId == 2041);
    }

    [Fact]
    public async Task A_hundred_thousand_pending_calls_are_cancelled_at_once()
    {
        await using var world = new World();
        var client = world.Client();
        var calls = Enumerable.Range(0, 100_000).Select(_ => client.Do("work", null, _cancellation.Token)).ToArray();
        world.Until(() => world.Queue.Has("work") && world.Queue["work"].Messages.Count == calls.Length);
        world.Advance(TimeSpan.FromSeconds(1));

        Cancel();

        Assert.All(calls, call => Assert.Equal(RemoteCallState.Sent, Assert.IsType<RemoteCallCanceledException>(call.Exception?.InnerException).State));

        // Whoever begins one of them all the same is told.
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.Server(script, server => server.MaxConcurrency = 1);
        world.Until(() => script.Jobs.Count == 3, TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_token_that_is_cancelled_after_the_answer_changes_nothing()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var call = world.Client().Do("work", null, _cancellation.Token);
        await world.Completes(call);

        Cancel();

        Assert.Equal("work", await call);
    }

    [Fact]
    public async Task A_call_of_a_client_that_has_shut_down_says_that_nothing_was_sent()
    {
        await using var world = new World();
        var node = world.ClientNode();
        var worker = node.Get<IWorker>();
        world.Complete(node.CloseAsync());

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(worker.Do("late")));

        Assert.Contains("(NotSent). Nothing was sent.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_shuts_down_ends_its_calls_and_says_how_far_they_were()
    {
        await using var world = new World();
        var node = world.ClientNode();
        var call = node.Get<IWorker>().Do("work");
        world.ManualServer().Take();
        world.Advance(TimeSpan.FromSeconds(1));

        world.Complete(node.CloseAsync());

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
        Assert.Contains("shut down while IWorker.Do was under way (Sent)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_has_shut_down_takes_no_call()
    {
        await using var world = new World();
        var node = world.ClientNode();
        world.Complete(node.CloseAsync());

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(node.Get<IWorker>().Do("work"), TimeSpan.FromSeconds(1)));

        Assert.Empty(world.Queue.Requests);
    }

    private void Cancel() => _cancellation.Cancel();

    private async Task EndsAsCancelled(World world, Task call)
    {
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Completes(call));
        Assert.Equal(_cancellation.Token, exception.CancellationToken);
    }
}
