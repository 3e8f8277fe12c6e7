using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I4: a lease is renewed from receive until it is settled, and a lost one ends the work without a word.</summary>
public sealed class LeaseTests
{
    [Theory]
    [InlineData(TransportError.AccessDenied)]
    [InlineData(TransportError.Invalid)]
    public async Task A_renewal_that_is_refused_for_another_reason_than_the_lease_is_tried_again(TransportError error)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        world.Server(script);
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(error);

        var result = await world.Completes(world.Client().Do("work"), TimeSpan.FromMinutes(6));

        Assert.Equal("work", result);
        Assert.Single(script.Jobs);
    }

    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(60);

    [Theory]
    [InlineData(60)]
    [InlineData(30)]
    public async Task Twenty_queued_calls_of_90_seconds_for_one_slot_each_run_once(int visibility)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(90), world.Time);
        var client = world.Client();
        var calls = Enumerable.Range(0, 20).Select(number => client.Do($"{number}")).ToArray();

        world.Server(script, Serve(1, visibility));
        var answers = await world.Completes(calls);

        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"{number}"), answers);
        Assert.Equal(20, script.Jobs.Count);
        Assert.Equal(1, script.MostAtATime);
        Assert.All(script.Jobs, job => Assert.Equal(1, job.Context.Attempt));
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Theory]
    [InlineData(60)]
    [InlineData(1)]
    public async Task A_handler_that_takes_three_visibility_timeouts_runs_once_though_another_server_waits(int visibility)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(3 * visibility), world.Time);
        world.Server(script, Serve(2, visibility));
        world.Server(script, Serve(2, visibility));

        await world.Completes(world.Client().Do("long"));

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task Leases_are_renewed_together()
    {
        await using var world = new World();
        world.Server(Script.Takes(TimeSpan.FromMinutes(5), world.Time), Serve(10));
        var client = world.Client();
        var calls = Enumerable.Range(0, 10).Select(number => client.Do($"{number}"));

        await world.Completes(calls);

        var renewals = world.Queue.Requests.Where(request => request.Kind == RequestKind.ChangeVisibility).ToList();
        Assert.InRange(renewals.Count, 9, 12);
        Assert.InRange(renewals.Sum(request => request.Entries), 90, 110);
    }

    [Theory]
    [InlineData(TransportError.Throttled)]
    [InlineData(TransportError.Unavailable)]
    public async Task Renewal_goes_on_through_transient_errors_and_the_call_runs_once(TransportError error)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(3), world.Time);
        world.Server(script, Serve(2));
        world.Server(script, Serve(2));
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(error, times: 4);

        await world.Completes(world.Client().Do("long"));

        Assert.Single(script.Jobs);
        Assert.Equal(4, world.Log.Of(2003).Count());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Renewal_without_an_answer_is_tried_again_well_before_the_lease_ends(bool broken)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(3), world.Time);
        world.Server(script, Serve(2));
        world.Server(script, Serve(2));
        if (broken)
        {
            world.Queue.On(RequestKind.ChangeVisibility).Throw(4);
        }
        else
        {
            world.Queue.On(RequestKind.ChangeVisibility).DropRequest(4);
        }

        await world.Completes(world.Client().Do("long"));

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_lease_that_ran_out_is_renewed_as_long_as_nobody_else_took_the_message()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        world.Server(script, Serve(1));
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(TransportError.Throttled, times: 20);

        await world.Completes(world.Client().Do("long"));

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_lost_lease_cancels_the_work_sends_nothing_and_settles_nothing()
    {
        await using var world = new World();
        var slow = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        var loser = world.Server(slow, Serve(1));
        world.Queue.On(RequestKind.Receive, "work").StayVisible();
        var call = world.Client().Do("shared");
        world.Until(() => slow.Jobs.Count == 1);
        var winner = world.Server(Script.Takes(TimeSpan.FromMinutes(4), world.Time), Serve(1));

        world.Until(() => slow.Jobs.Single().CancellationToken.IsCancellationRequested, Visibility);
        var sent = loser.Line.Sends.Count;

        Assert.Equal("shared", await world.Completes(call));
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(sent, loser.Line.Sends.Count);
        Assert.Empty(loser.Line.Deletes);
        Assert.Single(winner.Line.Deletes);
        Assert.Single(world.Log.Of(2002));
        Assert.Equal(1, world.Counters["arthropod.server.leases.lost"]);
    }

    [Fact]
    public async Task A_callback_that_throws_when_a_lease_is_lost_is_logged_and_other_leases_are_kept()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            using var registration = job.CancellationToken.UnsafeRegister(static _ => throw new InvalidOperationException("treacherous"), null);
            await Task.Delay(TimeSpan.FromMinutes(5), world.Time);
            return job.Order;
        });
        world.Server(script, Serve(2));
        var client = world.Client();
        var kept = client.Do("kept");
        world.Until(() => script.Jobs.Count == 1);
        world.Queue.On(RequestKind.Receive, "work").StayVisible();
        var lost = client.Do("lost");
        world.Until(() => script.Jobs.Count == 2);
        world.Server(script, Serve(1));

        Assert.Equal("lost", await world.Completes(lost));
        Assert.Equal("kept", await world.Completes(kept));

        Assert.Single(world.Log.Of(2015));
        Assert.Equal(3, script.Jobs.Count);
    }

    [Fact]
    public async Task An_implementation_that_ignores_a_lost_lease_is_not_heard_any_more()
    {
        await using var world = new World();
        var stubborn = new Script(async job =>
        {
            for (var minute = 0; minute < 5; minute++)
            {
                job.Progress!.Report(minute);
                await Task.Delay(TimeSpan.FromMinutes(1), world.Time);
            }

            return "stubborn";
        });
        var loser = world.Server(stubborn, Serve(1));
        world.Queue.On(RequestKind.Receive, "work").StayVisible();
        var call = world.Client().Do("shared", new InlineProgress<int>(static _ => { }));
        world.Until(() => stubborn.Jobs.Count == 1);
        world.Server(Script.Takes(TimeSpan.FromMinutes(20), world.Time), Serve(1));
        world.Until(() => stubborn.Jobs.Single().CancellationToken.IsCancellationRequested, Visibility);
        var sent = loser.Line.Sends.Count;

        Assert.Equal("shared", await world.Completes(call));

        Assert.Equal(sent, loser.Line.Sends.Count);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_machine_that_slept_for_longer_than_the_visibility_finds_out_before_it_does_harm(bool anotherTookTheCall)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(2), world.Time);
        var sleeper = world.Server(script, Serve(1));
        var call = world.Client().Do("shared");
        world.Until(() => script.Jobs.Count == 1);
        sleeper.Line.Suspend();
        var other = Script.Takes(TimeSpan.FromMinutes(30), world.Time);
        if (anotherTookTheCall)
        {
            world.Server(other, Serve(1));
        }

        world.Advance(TimeSpan.FromMinutes(5));
        var sent = sleeper.Line.Sends.Count;
        sleeper.Line.Wake();
        world.Advance(TimeSpan.FromSeconds(10));

        // Who held the lease still has answered; who had lost it says nothing and deletes nothing.
        Assert.Equal(!anotherTookTheCall, call.IsCompleted);
        Assert.Equal(anotherTookTheCall ? sent : sent + 1, sleeper.Line.Sends.Count);
        Assert.Equal(anotherTookTheCall ? 0 : 1, sleeper.Line.Deletes.Count);
        Assert.Equal("shared", await world.Completes(call));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(5, 1)]
    public async Task A_sleep_is_noticed_also_where_only_the_time_of_day_has_moved(int minutes, int asked)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(20), world.Time);
        var node = world.NodeWithClock(
            TimeSpan.Zero,
            remote => remote.AddServer<IWorker, Worker>(),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script));
        node.Start();
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);

        ((SkewedTime)node.Get<TimeProvider>()).Ahead = TimeSpan.FromMinutes(minutes);

        Assert.Equal("work", await world.Completes(call));
        Assert.Equal(asked, world.Queue.Count(RequestKind.ChangeVisibility, "work"));
    }

    [Theory]
    [InlineData(TransportError.Throttled)]
    [InlineData(TransportError.Unavailable)]
    public async Task Renewal_through_a_minute_of_throttling_keeps_the_lease(TransportError error)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(4), world.Time);
        world.Server(script, Serve(1));
        var call = world.Client().Do("long");
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(20));
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(error, times: int.MaxValue);
        world.Advance(TimeSpan.FromMinutes(1));
        world.Queue.ClearFaults();

        Assert.Equal("long", await world.Completes(call));
        Assert.Single(script.Jobs);
        Assert.InRange(world.Log.Of(2003).Count(), 5, 15);
    }

    [Fact]
    public async Task A_call_whose_server_is_killed_is_finished_by_another_after_the_visibility_timeout()
    {
        await using var world = new World();
        var doomed = Script.Takes(TimeSpan.FromMinutes(5), world.Time);
        var first = world.Server(doomed, Serve(1));
        var call = world.Client().Do("survives");
        world.Until(() => doomed.Jobs.Count == 1);
        world.Advance(TimeSpan.FromMinutes(2));

        first.Kill();
        var second = Script.Echo();
        world.Server(second, Serve(1));

        Assert.Equal("survives", await world.Completes(call, Visibility + TimeSpan.FromSeconds(1)));
        Assert.Equal(2, second.Jobs.Single().Context.Attempt);
    }

    [Fact]
    public async Task One_message_at_two_servers_at_once_is_answered_once()
    {
        await using var world = new World();
        var one = Script.Takes(TimeSpan.FromSeconds(10), world.Time);
        var two = Script.Takes(TimeSpan.FromSeconds(10), world.Time);
        world.Server(one);
        world.Server(two);
        world.Queue.On(RequestKind.Receive, "work").StayVisible(2);

        Assert.Equal("twice", await world.Completes(world.Client().Do("twice")));

        world.Advance(TimeSpan.FromMinutes(5));
        Assert.True(one.Jobs.Count + two.Jobs.Count >= 2);
        Assert.Empty(world.Queue["work"].Messages);
    }

    private static Action<RemoteServerOptions> Serve(int maxConcurrency, int visibility = 60) => server =>
    {
        server.MaxConcurrency = maxConcurrency;
        server.Visibility = TimeSpan.FromSeconds(visibility);
    };
}
