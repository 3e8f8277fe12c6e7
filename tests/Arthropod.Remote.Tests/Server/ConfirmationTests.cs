using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Work that must not even begin without its caller: the server asks first.</summary>
public sealed class ConfirmationTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task The_caller_confirms_and_the_work_begins_one_round_trip_later()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.ChoresServer(script);
        var chores = world.ChoresNode().Get<IChores>();

        Assert.Equal("a", await world.Completes(chores.Print("a"), TimeSpan.FromSeconds(5)));
        Assert.Equal("b", await world.Completes(chores.Print("b"), TimeSpan.FromSeconds(1)));
        Assert.Equal("c", await world.Completes(chores.Do("c"), TimeSpan.FromSeconds(1)));

        Assert.Equal(3, script.Jobs.Count);
        Assert.Equal(2, Enumerable.Count(world.Queue.Requests, request => request.Kind == RequestKind.Send && request.Queue == ServerInbox(world)));
    }

    [Fact]
    public async Task The_server_does_not_begin_before_it_is_told_and_only_by_the_go_of_this_delivery()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        var request = peer.Request() with { ConfirmBeforeRun = true };
        peer.Send(request);

        world.Until(() => peer.Frames.Count == 1);
        var question = Assert.IsType<StartedFrame>(peer.Frames.Single());
        Assert.True(question.AsksForGo);
        Put(world, question.Inbox!, new GoFrame(request.CallId, question.Position.LeaseId + 1));
        Put(world, question.Inbox!, new GoFrame(Guid.NewGuid(), question.Position.LeaseId));
        world.Advance(TimeSpan.FromSeconds(50));
        Assert.Empty(script.Jobs);

        Put(world, question.Inbox!, new GoFrame(request.CallId, question.Position.LeaseId));
        world.Until(() => peer.Final is not null, TimeSpan.FromSeconds(5));

        Assert.Equal(1, Assert.IsType<ResultFrame>(peer.Final).Position.Sequence);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_caller_that_does_not_answer_within_a_minute_gets_an_error_and_nothing_has_begun()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, server => server.Retry = RetryMode.OnError);
        var peer = world.Peer();
        peer.Send(peer.Request() with { ConfirmBeforeRun = true });

        world.Advance(TimeSpan.FromSeconds(59));
        Assert.Null(peer.Final);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        var error = Assert.IsType<ErrorFrame>(peer.Final);
        Assert.Equal(ServerErrorKind.NotConfirmed, error.ErrorKind);
        Assert.Contains("IWorker.Do was not begun by this server. The caller was asked", error.Error.Message, StringComparison.Ordinal);
        Assert.Empty(script.Jobs);
        Assert.Equal(1, world.Counters["arthropod.server.requests.unconfirmed"]);
        Assert.Single(world.Log.Of(2051));
    }

    [Fact]
    public async Task Nothing_is_begun_for_a_caller_that_is_gone()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.ChoresServer(script).Stop();
        var caller = world.ChoresNode();
        _ = caller.Get<IChores>().Print("work");
        world.ManualServer("chores").Requests();
        caller.Kill();

        world.ChoresServer(script);
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromMinutes(2));

        Assert.Empty(script.Jobs);
        Assert.Equal(1, world.Counters["arthropod.server.requests.unconfirmed"]);
    }

    [Fact]
    public async Task Nothing_is_begun_for_a_caller_that_has_cancelled_meanwhile()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.ChoresServer(script).Stop();
        var call = world.ChoresNode().Get<IChores>().Print("work", _cancellation.Token);
        world.ManualServer("chores").Requests();
        Cancel();
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));

        world.ChoresServer(script);
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Empty(script.Jobs);
        Assert.Empty(world.Queue["chores-dlq"].Messages);
        Assert.Equal(0, world.Counters["arthropod.server.requests.unconfirmed"]);
    }

    [Fact]
    public async Task A_caller_that_says_no_hears_that_the_call_is_cancelled()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        var request = peer.Request() with { ConfirmBeforeRun = true };
        peer.Send(request);
        world.Until(() => peer.Frames.Count == 1);

        Put(world, ((StartedFrame)peer.Frames.Single()).Inbox!, new CancelFrame(request.CallId));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.IsType<CancelledFrame>(peer.Final);
        Assert.Empty(script.Jobs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_caller_whose_call_has_ended_or_was_never_made_says_no(bool isKnown)
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var peer = world.Peer();
        var node = world.ChoresNode();
        var call = node.Get<IChores>().WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) }).Finish("work");
        var attempt = world.ManualServer("chores").Take();
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));
        var callId = isKnown ? attempt.Request.CallId : Guid.NewGuid();

        Put(world, attempt.Request.ReplyTo!, new StartedFrame(callId, new ReplyPosition(1, 7, 0), "machine/1") { Inbox = peer.Inbox, AsksForGo = true });
        world.Until(() => peer.Frames.Count == 1, TimeSpan.FromSeconds(5));

        Assert.Equal(new CancelFrame(callId), peer.Frames.Single());
    }

    [Fact]
    public async Task Every_server_that_asks_for_a_call_that_is_under_way_is_told_and_strangers_are_not()
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var peer = world.Peer();
        await world.Completes(world.Run(() => world.Queue.CreateQueueAsync(new QueueDefinition("stranger"), default)));
        var call = world.ChoresNode().Get<IChores>().Print("work");
        var attempt = world.ManualServer("chores").Take(attempt: 2);

        attempt.Started(peer.Inbox, asks: true);
        attempt.Another(1, 8).Started(peer.Inbox, asks: true);
        attempt.Started("stranger", asks: true);
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([new GoFrame(attempt.Request.CallId, 7), new GoFrame(attempt.Request.CallId, 8)], peer.Frames);
        Assert.Empty(world.Queue["stranger"].Messages);
        attempt.Result(1, "done");
        Assert.Equal("done", await world.Completes(call));
    }

    [Theory]
    [InlineData(true, ServerErrorKind.NotConfirmedAgain, "Not begun. Another attempt had been confirmed, and may have begun.")]
    [InlineData(false, ServerErrorKind.NotConfirmed, "Not begun.")]
    public async Task A_call_is_said_not_to_have_begun_only_if_no_other_server_was_told_to_begin(bool isOther, ServerErrorKind kind, string message)
    {
        await using var world = new World();
        world.ChoresServer(Script.Echo()).Stop();
        var call = world.ChoresNode().Get<IChores>().Print("work");
        var attempt = world.ManualServer("chores").Take();

        // The first has begun and gives the call back, which uses no attempt up; or it is the one that asks, and hears nothing.
        (isOther ? attempt.Another(1, lease: 8) : attempt).Started(world.Peer().Inbox, asks: true);
        attempt.Error(isOther ? 0 : 1, "Not begun.", ServerErrorKind.NotConfirmed);

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));
        Assert.Equal((kind, message), (error.Kind, error.Message));
    }

    [Fact]
    public async Task A_worker_that_takes_no_cancels_says_what_to_set()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.ChoresServer(script, server => server.AcceptCancels = false);

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.ChoresNode().Get<IChores>().Print("work")));

        Assert.Equal(ServerErrorKind.NotConfirmed, error.Kind);
        Assert.Contains("RemoteServerOptions.AcceptCancels of IChores is false", error.Message, StringComparison.Ordinal);
        Assert.Empty(script.Jobs);
    }

    [Fact]
    public async Task A_worker_that_may_create_no_inbox_says_so()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        peer.Send(peer.Request() with { ConfirmBeforeRun = true });
        world.Queue.On(RequestKind.Create, "inbox").Refuse(TransportError.AccessDenied, int.MaxValue);

        world.Server(script);
        world.Until(() => peer.Final is not null, TimeSpan.FromSeconds(5));

        Assert.Contains("has no inbox for the answer", Assert.IsType<ErrorFrame>(peer.Final).Error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_worker_that_takes_one_call_now_and_then_opens_an_inbox_for_the_answer()
    {
        await using var world = new World();
        var script = Script.Echo();
        var node = world.Node(
            remote => remote.AddServer<IChores, Chores>(server => server.StartWithHost = false),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script));
        node.Start();
        var call = world.ChoresNode().Get<IChores>().Print("work");

        Assert.True(await world.Completes(node.Server.HandleOneAsync(TimeSpan.FromMinutes(1))));

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromSeconds(1)));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    public async Task A_worker_that_stops_while_it_waits_gives_the_call_back_and_no_attempt_is_used(int? maxAttempts)
    {
        await using var world = new World();
        var node = world.Server(Script.Echo(), server => server.MaxAttempts = maxAttempts);
        var peer = world.Peer();
        peer.Send(peer.Request() with { ConfirmBeforeRun = true });
        world.Until(() => peer.Frames.Count == 1);

        node.Stop(TimeSpan.FromSeconds(1));

        Assert.Null(peer.Final);
        var again = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(world.Queue["work"].Messages.Single().Body)));
        Assert.Equal((0, true), (again.Receipts, again.ConfirmBeforeRun));
        Assert.Equal(0, world.Counters["arthropod.server.requests.unconfirmed"]);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_inbox_that_is_never_made_holds_up_neither_the_call_nor_a_shutdown(bool stops)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        peer.Send(peer.Request() with { ConfirmBeforeRun = true });
        world.Queue.On(RequestKind.Create, "inbox").Hang(int.MaxValue);
        var node = world.Server(script);
        world.Advance(TimeSpan.FromSeconds(10));

        if (stops)
        {
            node.Stop(TimeSpan.FromSeconds(1));
            Assert.Equal(0, world.Queue["work"].Visible.Single().ReceiveCount);
            Assert.Null(peer.Final);
        }
        else
        {
            world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(2));
            Assert.Equal(ServerErrorKind.NotConfirmed, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
        }

        Assert.Empty(script.Jobs);
    }

    [Fact]
    public async Task A_server_that_stops_begins_nothing_that_is_confirmed_then()
    {
        await using var world = new World();
        var script = Script.Echo();
        var node = world.Server(script, server =>
        {
            server.Visibility = TimeSpan.FromSeconds(20);
            server.MaxConcurrency = 1;
        });
        var peer = world.Peer();
        peer.Send(peer.Request() with { ConfirmBeforeRun = true });
        world.Until(() => peer.Frames.Count == 1);
        var question = Assert.IsType<StartedFrame>(peer.Frames.Single());

        // Its lease has not been renewed for so long that it asks the queue before it begins.
        world.Queue.On(RequestKind.ChangeVisibility, "work").Refuse(TransportError.Throttled, 1000);
        world.Advance(TimeSpan.FromSeconds(25));
        Put(world, question.Inbox!, new GoFrame(question.CallId, question.Position.LeaseId));
        world.Advance(TimeSpan.FromSeconds(1));

        node.Stop(TimeSpan.FromSeconds(1));
        world.Advance(TimeSpan.FromMinutes(1));

        Assert.Empty(script.Jobs);
    }

    [Fact]
    public async Task One_way_calls_ask_nobody()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.ChoresServer(script);

        await world.Completes(world.ChoresNode().Get<IChores>().Drop("work"));
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Single(script.Jobs);
    }

    private void Cancel() => _cancellation.Cancel();

    private static void Put(World world, string queue, Frame frame) => world.Queue.Put(queue, EnvelopeWriter.Write(frame));

    private static string ServerInbox(World world) =>
        world.Queue.Requests.First(request => request.Kind == RequestKind.Create && QueueNames.IsInbox("", request.Queue)).Queue;
}
