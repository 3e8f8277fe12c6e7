using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A call that is delivered again at one server, while it runs or soon after, is not carried out again.</summary>
public sealed class DuplicatesTests
{
    private const string Count = "arthropod.server.duplicates";

    [Fact]
    public async Task A_message_that_comes_again_while_it_runs_goes_on_under_the_newer_receipt()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        world.Server(script, Serve(2));
        world.Queue.On(RequestKind.Receive, "work").StayVisible();

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));

        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(1, Assert.Single(script.Jobs).Context.Attempt);
        Assert.Equal(1, world.Counters[$"{Count}:joined"]);
        Assert.Equal(0, world.Counters["arthropod.server.leases.lost"]);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_lease_that_ran_out_goes_on_when_its_own_server_receives_the_message_again()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        world.Server(script, Serve(2));
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(TransportError.Throttled, times: int.MaxValue);
        world.Until(() => world.Queue["work"].Messages.Single().ReceiveCount == 2);
        world.Queue.ClearFaults();

        Assert.Equal("work", await world.Completes(call));

        Assert.False(Assert.Single(script.Jobs).CancellationToken.IsCancellationRequested);
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_message_that_comes_again_while_it_is_deleted_is_deleted_by_the_newer_receipt()
    {
        // Its second delivery is a second after the first; the work ends at each millisecond around that.
        foreach (var sooner in Enumerable.Range(-20, 60))
        {
            await using var world = new World();
            var script = Script.Takes(TimeSpan.FromMilliseconds(1000 - sooner), world.Time);
            world.Server(script, server =>
            {
                server.MaxConcurrency = 2;
                server.Visibility = TimeSpan.FromSeconds(1);
            });
            var peer = world.Peer();
            world.Queue.On(RequestKind.ChangeVisibility).Refuse(TransportError.Throttled, times: int.MaxValue);
            var message = peer.Send(peer.Request() with { ReplyTo = null });

            world.Advance(TimeSpan.FromSeconds(10));

            Assert.Single(script.Jobs);
            Assert.Empty(world.Queue["work"].Messages);
            Assert.InRange(message.ReceiveCount, 1, 2);
        }
    }

    [Fact]
    public async Task A_message_that_joined_and_is_released_at_a_shutdown_has_used_no_attempt_up()
    {
        await using var world = new World();
        var slow = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var stopping = world.Server(slow, Serve(2));
        world.Queue.On(RequestKind.Receive, "work").StayVisible();
        var call = world.Client().Do("work");
        world.Until(() => world.Counters[$"{Count}:joined"] == 1);

        stopping.Stop();
        var next = Script.Echo();
        world.Server(next);

        Assert.Equal("work", await world.Completes(call));
        Assert.Equal(1, Assert.Single(next.Jobs).Context.Attempt);
    }

    [Fact]
    public async Task A_call_that_was_sent_twice_runs_once_and_its_second_message_holds_no_slot()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        world.Server(script, Serve(2));
        var (peer, request) = Send(world, times: 2);
        world.Until(() => world.Counters[$"{Count}:waited"] == 1);

        peer.Send(peer.Request(order: "other"));
        world.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(["order", "other"], script.Jobs.Select(job => job.Order));
        world.Until(() => world.Queue["work"].Messages.Count == 0);
        Assert.Equal(2, script.Jobs.Count);
        Assert.Equal(2, Finals(peer, request).Count);
    }

    [Fact]
    public async Task What_is_answered_again_is_the_same_frame_so_that_its_place_among_the_reports_stays()
    {
        await using var world = new World();
        world.Server(Reporting(), Serve(1));
        var (peer, request) = Send(world, times: 1);
        world.Until(() => peer.Final is not null);

        peer.Send(request);
        world.Until(() => Finals(peer, request).Count == 2);

        Assert.Equal(4, Finals(peer, request)[0].Position.Sequence);
        Assert.Equal(Finals(peer, request)[0].Position, Finals(peer, request)[1].Position);
    }

    [Fact]
    public async Task A_call_that_comes_again_after_its_end_is_answered_and_not_carried_out()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, Serve(1));
        var (peer, request) = Send(world, times: 1);
        world.Advance(TimeSpan.FromMinutes(9));

        peer.Send(request);
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Single(script.Jobs);
        Assert.Equal(2, Finals(peer, request).Count);
        Assert.Equal(1, world.Counters[$"{Count}:answered"]);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task After_ten_minutes_a_finished_call_is_forgotten()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, Serve(1));
        var (peer, request) = Send(world, times: 1);
        world.Advance(TimeSpan.FromMinutes(11));

        peer.Send(request);
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(2, script.Jobs.Count);
    }

    [Fact]
    public async Task An_error_that_was_the_answer_is_answered_again()
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("no"));
        world.Server(script, Serve(1));
        var (peer, request) = Send(world, times: 2);

        world.Until(() => Finals(peer, request).Count == 2);

        Assert.Single(script.Jobs);
        Assert.All(Finals(peer, request), frame => Assert.IsType<ErrorFrame>(frame));
    }

    [Fact]
    public async Task A_one_way_call_that_was_sent_twice_runs_once_and_both_messages_go()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(2), world.Time);
        world.Server(script, Serve(2));
        world.Queue.On(RequestKind.Send, "work").DropAnswer();

        await world.Completes(world.Client().Leave("later"));
        world.Advance(TimeSpan.FromSeconds(10));

        Assert.Single(script.Jobs);
        Assert.Equal(1, world.Counters[$"{Count}:waited"]);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task When_a_call_is_tried_again_its_second_message_waits_as_long_and_no_attempt_more_is_made()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), world.Time);
            return job.Context.Attempt < 3 ? throw new InvalidOperationException("not yet") : job.Order;
        });
        world.Server(script, server =>
        {
            server.MaxConcurrency = 2;
            server.Retry = RetryMode.OnError;
        });
        var (peer, request) = Send(world, times: 2);

        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal([1, 2, 3], script.Jobs.Select(job => job.Context.Attempt));
        Assert.All(Finals(peer, request), frame => Assert.IsType<ResultFrame>(frame));
    }

    [Fact]
    public async Task A_call_that_was_dead_lettered_runs_again_when_it_is_moved_back()
    {
        await using var world = new World();
        var script = new Script(static job => job.Context.Attempt == 1 && job.Order == "order"
            ? throw job.Context.DeadLetter("broken")
            : Task.FromResult(job.Order));
        world.Server(script, Serve(1));
        var (peer, request) = Send(world, times: 1);
        world.Until(() => world.Queue["work-dlq"].Messages.Count == 1);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        peer.Send(request);
        world.Until(() => world.Queue["work-dlq"].Messages.Count == 2);

        Assert.Equal(2, script.Jobs.Count);
    }

    [Fact]
    public async Task A_second_message_of_a_call_that_is_dead_lettered_meanwhile_shares_the_answer()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), world.Time);
            throw job.Context.DeadLetter("broken");
        });
        world.Server(script, Serve(2));
        var (peer, request) = Send(world, times: 2);

        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
        Assert.Single(world.Queue["work-dlq"].Messages);
        Assert.Equal(2, Finals(peer, request).Count);
    }

    [Fact]
    public async Task A_finished_call_is_answered_however_often_it_was_delivered()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, server =>
        {
            server.MaxConcurrency = 1;
            server.MaxAttempts = 1;
        });
        world.Queue.On(RequestKind.Delete, "work").Refuse(TransportError.AccessDenied);

        await world.Completes(world.Client().Do("work"));
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_second_message_that_waits_is_given_back_at_a_shutdown_without_an_attempt()
    {
        await using var world = new World();
        var stopping = world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time), Serve(2));
        var (peer, request) = Send(world, times: 2);
        world.Until(() => world.Counters[$"{Count}:waited"] == 1);

        stopping.Stop();
        var next = Script.Takes(TimeSpan.FromSeconds(1), world.Time);
        world.Server(next, Serve(2));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal(1, Assert.Single(next.Jobs).Context.Attempt);
        Assert.Equal(2, Finals(peer, request).Count);
    }

    [Fact]
    public async Task A_call_that_its_caller_cancelled_is_cancelled_for_both_messages()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.Server(script, Serve(2));
        world.Queue.On(RequestKind.Send, "work").DropAnswer();
        using var cancellation = new CancellationTokenSource();
        var call = world.Client().Do("work", null, cancellation.Token);
        world.Until(() => world.Counters[$"{Count}:waited"] == 1);
        world.Advance(TimeSpan.FromSeconds(1));

        StepScheduler.WithoutContext(cancellation.Cancel);
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task Work_that_goes_on_without_its_lease_is_waited_for_before_the_call_runs_again()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromMinutes(5), world.Time);
            return job.Order;
        });
        world.Server(script, Serve(2));
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(TransportError.LeaseLost);

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));

        Assert.Equal(1, script.MostAtATime);
        Assert.Equal(2, script.Jobs.Count);
        Assert.Equal(1, world.Counters["arthropod.server.leases.lost"]);
    }

    [Fact]
    public async Task Work_that_ended_before_its_lease_was_known_to_be_lost_is_answered_if_the_call_comes_back()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(2), world.Time);
        var sleeper = world.Server(script, Serve(1));
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        sleeper.Line.Suspend();
        var other = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var doomed = world.Server(other, Serve(1));
        world.Until(() => other.Jobs.Count == 1);
        world.Advance(TimeSpan.FromMinutes(2));
        sleeper.Line.Wake();
        world.Until(() => world.Counters["arthropod.server.leases.lost"] == 1);

        doomed.Kill();

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(2)));
        Assert.Single(script.Jobs);
        Assert.Equal(1, world.Counters[$"{Count}:answered"]);
    }

    [Theory]
    [InlineData("Track", true)]
    [InlineData("Do", false)]
    public async Task Another_method_or_another_address_is_another_call_whatever_its_id(string method, bool sameAddress)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, Serve(1));
        var (peer, request) = Send(world, times: 1);
        world.Until(() => peer.Final is not null);
        var other = world.Peer("arthropod-inbox-fedcba9876543210fedcba9876543210");

        peer.Send(request with { Method = method, ReplyTo = sameAddress ? peer.Inbox : other.Inbox });
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal(2, script.Jobs.Count);
    }

    [Fact]
    public async Task A_signed_message_that_was_copied_is_answered_and_said_to_be_perhaps_a_replay()
    {
        await using var world = new World();
        var key = new SigningKey("2026-11", new byte[32]);
        var script = Script.Echo();
        Start(world, script, key);
        string? body = null;
        var confirmed = world.Queue.SendConfirmed;
        world.Queue.SendConfirmed = (queue, message) =>
        {
            body = queue == "work" ? message.Body : body;
            confirmed(queue, message);
        };
        await world.Completes(world.Node(remote => remote.AddClient<IWorker>().SignEnvelopes(key)).Get<IWorker>().Do("work"));
        world.Advance(TimeSpan.FromSeconds(1));

        world.Queue.Put("work", body!);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
        Assert.Equal(1, world.Counters[$"{Count}:copied"]);
        Assert.Contains("check who may send to the queue", Assert.Single(world.Log.Of(2023)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signed_call_that_its_own_client_sent_twice_is_no_replay()
    {
        await using var world = new World();
        var key = new SigningKey("2026-11", new byte[32]);
        var script = Script.Takes(TimeSpan.FromSeconds(5), world.Time);
        Start(world, script, key);
        world.Queue.On(RequestKind.Send, "work").DropAnswer();

        await world.Completes(world.Node(remote => remote.AddClient<IWorker>().SignEnvelopes(key)).Get<IWorker>().Do("work"));
        world.Advance(TimeSpan.FromSeconds(10));

        Assert.Single(script.Jobs);
        Assert.Equal(1, world.Counters[$"{Count}:answered"] + world.Counters[$"{Count}:waited"]);
        Assert.Empty(world.Log.Of(2023));
    }

    private static (Peer Peer, RequestFrame Request) Send(World world, int times)
    {
        var peer = world.Peer("arthropod-inbox-0123456789abcdef0123456789abcdef");
        var request = peer.Request();
        for (var time = 0; time < times; time++)
        {
            peer.Send(request);
        }

        return (peer, request);
    }

    private static List<ReplyFrame> Finals(Peer peer, RequestFrame request) =>
    [
        .. peer.Frames.OfType<ReplyFrame>()
            .Where(frame => frame.CallId == request.CallId && frame is ResultFrame or ErrorFrame or CancelledFrame),
    ];

    private static Script Reporting() => new(static job =>
    {
        for (var number = 0; number < 3; number++)
        {
            job.Progress!.Report(number);
        }

        return Task.FromResult(job.Order);
    });

    private static void Start(World world, Script script, SigningKey key) => world.Node(
        remote => remote.AddServer<IWorker, Worker>().SignEnvelopes(key),
        services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script)).Start();

    private static Action<RemoteServerOptions> Serve(int maxConcurrency) => server => server.MaxConcurrency = maxConcurrency;
}
