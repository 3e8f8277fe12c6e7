using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Servers that share an idempotency store carry out no call twice, whichever of them the queue gives it to.</summary>
public sealed class SharedCallsTests
{
    private const string Count = "arthropod.server.duplicates";

    [Fact]
    public async Task One_message_at_two_servers_at_once_runs_once()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        Serve(world, script, store, maxConcurrency: 1);
        Serve(world, script, store, maxConcurrency: 1);
        world.Queue.On(RequestKind.Receive, "work").StayVisible();

        var call = world.Client().Do("work");
        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(5.1)));

        world.Until(() => world.Queue["work"].Messages.Count == 0);
        Assert.False(Assert.Single(script.Jobs).CancellationToken.IsCancellationRequested);
        Assert.Equal(1, world.Counters["arthropod.server.leases.lost"]);
        Assert.Equal(1, world.Counters[$"{Count}:shared"]);
    }

    [Fact]
    public async Task A_call_that_was_sent_twice_runs_once_though_two_servers_have_a_message_each()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var script = Script.Takes(TimeSpan.FromSeconds(20), world.Time);
        Serve(world, script, store, maxConcurrency: 1);
        Serve(world, script, store, maxConcurrency: 1);
        world.Queue.On(RequestKind.Send, "work").DropAnswer();

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));

        world.Until(() => world.Queue["work"].Messages.Count == 0);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_call_that_ended_on_one_server_is_answered_by_another_with_the_same_frame()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var first = Serve(world, Script.Echo(), store);
        var peer = world.Peer();
        var request = peer.Request();
        peer.Send(request);
        world.Until(() => world.Queue["work"].Messages.Count == 0);
        first.Stop();
        var other = Script.Echo();
        Serve(world, other, store);

        world.Advance(TimeSpan.FromHours(1));
        peer.Send(request);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Empty(other.Jobs);
        var finals = peer.Frames.OfType<ResultFrame>().ToList();
        Assert.Equal(2, finals.Count);
        Assert.Equal(finals[0].Position, finals[1].Position);
    }

    [Fact]
    public async Task After_a_servers_death_its_claim_runs_out_with_the_lease_and_another_server_begins()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var doomed = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var line = new SleepingStore(store);
        var first = Serve(world, doomed, line);
        var call = world.Client().Do("work");
        world.Until(() => doomed.Jobs.Count == 1);
        world.Advance(TimeSpan.FromMinutes(10));

        first.Kill();
        line.IsAsleep = true;
        var next = Script.Echo();
        Serve(world, next, store);

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(2)));
        Assert.Equal(2, Assert.Single(next.Jobs).Context.Attempt);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_servers_clock_an_hour_wrong_changes_nothing_for_claims_go_by_the_queues(int hoursAhead)
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var doomed = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        var line = new SleepingStore(store);
        var first = Serve(world, doomed, line, maxConcurrency: 1);
        var other = Script.Echo();
        var wrong = world.NodeWithClock(
            TimeSpan.FromHours(hoursAhead),
            remote => remote.UseIdempotencyStore(_ => store).AddServer<IWorker, Worker>(),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, other));
        world.Queue.On(RequestKind.Receive, "work").StayVisible();
        var call = world.Client().Do("work");
        world.Until(() => doomed.Jobs.Count == 1);

        wrong.Start();
        world.Advance(TimeSpan.FromMinutes(2));
        Assert.Empty(other.Jobs);

        first.Kill();
        line.IsAsleep = true;
        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(2)));
        Assert.Single(other.Jobs);
    }

    [Fact]
    public async Task A_server_that_stops_lets_its_claim_go_so_that_another_begins_at_once()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var slow = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var stopping = Serve(world, slow, store);
        var call = world.Client().Do("work");
        world.Until(() => slow.Jobs.Count == 1);

        var next = Script.Echo();
        Serve(world, next, store);
        stopping.Stop(TimeSpan.FromSeconds(2));

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMilliseconds(100)));
        Assert.Equal(1, Assert.Single(next.Jobs).Context.Attempt);
    }

    [Fact]
    public async Task A_server_that_slept_while_another_took_the_claim_cancels_its_work_and_says_nothing()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var slow = Script.Takes(TimeSpan.FromMinutes(10), world.Time);
        var sleeper = Serve(world, slow, new SleepingStore(store));
        var call = world.Client().Do("work");
        world.Until(() => slow.Jobs.Count == 1);
        SleepingStore.Of(sleeper).IsAsleep = true;
        sleeper.Line.Suspend();
        var next = Script.Takes(TimeSpan.FromMinutes(30), world.Time);
        Serve(world, next, store);
        world.Until(() => next.Jobs.Count == 1);

        SleepingStore.Of(sleeper).IsAsleep = false;
        sleeper.Line.Wake();
        world.Until(() => slow.Jobs.Single().CancellationToken.IsCancellationRequested, TimeSpan.FromMinutes(2));

        Assert.Equal(RemoteCancellationReason.LeaseLost, slow.Jobs.Single().Context.CancellationReason);
        Assert.Equal("work", await world.Completes(call));
        Assert.Single(next.Jobs);
        Assert.Single(world.Log.Of(2026));
    }

    [Fact]
    public async Task Another_call_with_the_same_key_gets_the_firsts_outcome_as_its_own_answer()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(2), world.Time);
        Serve(world, script, new InMemoryIdempotencyStore());
        var order = world.Client().WithOptions(new RemoteCallOptions { IdempotencyKey = "order-17" });
        var first = order.Do("first");
        world.Until(() => script.Jobs.Count == 1);

        Assert.Equal("first", await world.Completes(order.Do("second")));

        Assert.Equal("first", await world.Completes(first));
        Assert.Equal("first", await world.Completes(order.Do("third")));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task An_error_that_was_the_outcome_of_a_key_is_the_next_calls_error_too()
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("no"));
        Serve(world, script, new InMemoryIdempotencyStore());
        var order = world.Client().WithOptions(new RemoteCallOptions { IdempotencyKey = "order-17" });

        for (var call = 0; call < 2; call++)
        {
            Assert.Equal("no", (await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(order.Do("work")))).Message);
        }

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_cancelled_call_does_not_use_its_key_up()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(job.Order == "slow" ? TimeSpan.FromHours(1) : TimeSpan.Zero, world.Time, job.CancellationToken);
            return job.Order;
        });
        Serve(world, script, new InMemoryIdempotencyStore());
        var order = world.Client().WithOptions(new RemoteCallOptions { IdempotencyKey = "order-17" });
        using var cancellation = new CancellationTokenSource();
        var cancelled = order.Do("slow", null, cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(1));
        StepScheduler.WithoutContext(cancellation.Cancel);
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(cancelled));

        Assert.Equal("fast", await world.Completes(order.Do("fast")));
    }

    [Fact]
    public async Task Two_callers_of_one_key_at_two_servers_get_one_outcome()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var made = 0;
        var script = new Script(async _ =>
        {
            await Task.Delay(TimeSpan.FromSeconds(5), world.Time);
            return $"outcome {++made}";
        });
        Serve(world, script, store, maxConcurrency: 1);
        Serve(world, script, store, maxConcurrency: 1);
        var key = new RemoteCallOptions { IdempotencyKey = "order-17" };

        var answers = await world.Completes([world.Client().WithOptions(key).Do("one"), world.Client().WithOptions(key).Do("two")]);

        Assert.Equal(["outcome 1", "outcome 1"], answers);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_key_is_of_its_method()
    {
        await using var world = new World();
        var script = Script.Echo();
        Serve(world, script, new InMemoryIdempotencyStore());
        var order = world.Client().WithOptions(new RemoteCallOptions { IdempotencyKey = "order-17" });

        await world.Completes(order.Do("work"));
        await world.Completes(order.Track("work"));

        Assert.Equal(2, script.Jobs.Count);
    }

    [Fact]
    public async Task A_one_way_call_with_a_key_is_done_once()
    {
        await using var world = new World();
        var script = Script.Echo();
        Serve(world, script, new InMemoryIdempotencyStore());
        var order = world.Client().WithOptions(new RemoteCallOptions { IdempotencyKey = "order-17" });

        await world.Completes(order.Leave("one"));
        await world.Completes(order.Leave("two"));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_failed_attempt_lets_the_claim_go_for_the_next()
    {
        await using var world = new World();
        var script = new Script(static job => job.Context.Attempt == 1
            ? throw new InvalidOperationException("not yet")
            : Task.FromResult(job.Order));
        Serve(world, script, new InMemoryIdempotencyStore(), retry: RetryMode.OnError);

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));

        Assert.Equal([1, 2], script.Jobs.Select(job => job.Context.Attempt));
    }

    [Fact]
    public async Task A_call_that_was_dead_lettered_has_no_outcome_and_runs_when_it_is_moved_back()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("broken"));
        Serve(world, script, new InMemoryIdempotencyStore());
        var peer = world.Peer();
        var request = peer.Request();
        peer.Send(request);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        peer.Send(request);
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal(2, script.Jobs.Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task While_the_store_fails_calls_wait_in_their_queue_without_using_attempts_up(bool hangs)
    {
        await using var world = new World();
        var store = new SleepingStore(new InMemoryIdempotencyStore()) { IsAsleep = hangs, Fails = !hangs };
        var script = Script.Echo();
        Serve(world, script, store);
        var call = world.Client().Do("work");
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(script.Jobs);
        Assert.NotEmpty(world.Log.Of(2024));

        store.Fails = false;
        store.IsAsleep = false;

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(1)));
        Assert.Equal(1, Assert.Single(script.Jobs).Context.Attempt);
    }

    [Fact]
    public async Task An_outcome_that_the_store_does_not_take_is_answered_all_the_same()
    {
        await using var world = new World();
        var store = new SleepingStore(new InMemoryIdempotencyStore());
        var script = new Script(job =>
        {
            store.Fails = true;
            return Task.FromResult(job.Order);
        });
        Serve(world, script, store);

        Assert.Equal("work", await world.Completes(world.Client().Do("work"), TimeSpan.FromMinutes(1)));

        Assert.Single(world.Log.Of(2025));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task The_outcome_is_kept_before_the_answer_is_sent()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var script = Script.Echo();
        var doomed = Serve(world, script, store);
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Hang();
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(1));

        doomed.Kill();
        Serve(world, script, store);

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(2)));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_contract_can_do_without_the_store()
    {
        await using var world = new World();
        var store = new SleepingStore(new InMemoryIdempotencyStore()) { Fails = true };
        Serve(world, Script.Echo(), store, keptFor: TimeSpan.Zero);

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));
    }

    [Fact]
    public void A_key_that_is_none_is_an_error_that_says_what_to_use()
    {
        foreach (var key in new[] { "", new string('\uD800', 1), new string('x', 257) })
        {
            var exception = Assert.Throws<ArgumentException>(() => new RemoteCallOptions { IdempotencyKey = key });

            Assert.Contains("Use a number or a hash of what the call is for.", exception.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_key_is_measured_in_bytes()
    {
        Assert.Equal(128, new RemoteCallOptions { IdempotencyKey = new string('é', 128) }.IdempotencyKey!.Length);
        Assert.Throws<ArgumentException>(() => new RemoteCallOptions { IdempotencyKey = new string('é', 129) });
    }

    [Fact]
    public async Task A_request_with_a_key_that_is_too_long_goes_to_the_dead_letters()
    {
        await using var world = new World();
        Serve(world, Script.Echo(), new InMemoryIdempotencyStore());
        var peer = world.Peer();

        peer.Send(peer.Request() with { IdempotencyKey = new string('x', 257) });
        world.Until(() => world.Queue["work-dlq"].Messages.Count == 1);

        Assert.Contains("257 bytes", DeadLetter.Of(world).Reason, StringComparison.Ordinal);
    }

    private static Node Serve(
        World world, Script script, IIdempotencyStore store, int maxConcurrency = 2, RetryMode? retry = null, TimeSpan? keptFor = null)
    {
        var node = world.Node(
            remote => remote.UseIdempotencyStore(_ => store).AddServer<IWorker, Worker>(server =>
            {
                server.MaxConcurrency = maxConcurrency;
                server.Retry = retry;
                server.IdempotencyKeptFor = keptFor ?? server.IdempotencyKeptFor;
            }),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script));
        node.Start();
        return node;
    }
}
