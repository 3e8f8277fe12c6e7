using Arthropod.Remote.Client;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Client;

public sealed class TimeoutTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_timeout_before_the_request_was_sent_says_so()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Find, "work").Hang();

        var exception = await TimesOut(world, world.Client());

        Assert.Equal(RemoteCallState.NotSent, exception.State);
        Assert.Contains("The request had not been handed to queue 'work'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_after_a_send_without_an_answer_says_that_it_may_be_there()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").DropRequest(1000);

        var exception = await TimesOut(world, world.Client(options => options.SendTimeout = TimeSpan.FromHours(1)));

        Assert.Equal(RemoteCallState.MaybeSent, exception.State);
        Assert.Contains("it may be there", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_that_no_server_has_heard_of_asks_for_the_worker()
    {
        await using var world = new World();

        var exception = await TimesOut(world, world.Client());

        Assert.Equal(RemoteCallState.Sent, exception.State);
        Assert.Contains("IWorker.Do was not answered within 00:01:00", exception.Message, StringComparison.Ordinal);
        Assert.Contains("in queue 'work'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Is a worker running?", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_while_a_server_works_names_the_server()
    {
        await using var world = new World();
        world.Server(Script.Takes(TimeSpan.FromMinutes(10), world.Time));

        var exception = await TimesOut(world, world.Client());

        Assert.Equal(RemoteCallState.Started, exception.State);
        Assert.Contains($"{Environment.MachineName}/{Environment.ProcessId}", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Give the call a longer timeout", exception.Message, StringComparison.Ordinal);
        Assert.Contains(" had taken it at 2026-01-01 00:00:00Z, and may still be working on it.", exception.Message, StringComparison.Ordinal);
        Assert.Equal($"{Environment.MachineName}/{Environment.ProcessId}", exception.Server);
        Assert.InRange(exception.StartedAt!.Value, VirtualTime.Beginning + TimeSpan.FromMilliseconds(250), VirtualTime.Beginning + TimeSpan.FromSeconds(1));
        Assert.Null(exception.LastProgressAt);
    }

    [Fact]
    public async Task A_timeout_after_progress_says_when_the_last_report_came()
    {
        await using var world = new World();
        var call = Progressing(world);
        var attempt = world.ManualServer().Take();
        attempt.Started();
        world.Advance(TimeSpan.FromSeconds(20));
        attempt.Update(1);
        world.Advance(TimeSpan.FromSeconds(10));
        attempt.Update(2);

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, Minute));

        Assert.Contains("A server (machine/1) had taken it at 2026-01-01 00:00:00Z, last reported progress at 2026-01-01 00:00:30Z, and", exception.Message, StringComparison.Ordinal);
        Assert.Equal(30, (int)(exception.LastProgressAt!.Value - VirtualTime.Beginning).TotalSeconds);
    }

    [Fact]
    public async Task A_timeout_after_a_second_server_took_the_call_speaks_of_that_one()
    {
        await using var world = new World();
        var call = Progressing(world);
        var attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);
        world.Advance(TimeSpan.FromSeconds(20));
        attempt.Another(2, 8).Started();
        attempt.Update(2);

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, Minute));

        Assert.Contains("had taken it at 2026-01-01 00:00:20Z, has reported no progress, and", exception.Message, StringComparison.Ordinal);
        Assert.Null(exception.LastProgressAt);
    }

    [Fact]
    public async Task A_timeout_while_the_call_waits_for_another_attempt_says_so()
    {
        await using var world = new World();
        var call = Progressing(world);
        var attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Send(new AttemptFailedFrame(
            attempt.Request.CallId, new ReplyPosition(1, 7, 1), ServerErrorKind.Implementation, new ServerError("System.IO.IOException", "The disk is full.", null, []), "machine/1"));

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, Minute));

        Assert.Contains("It waits in queue 'work' for another attempt. Attempt 1 failed on machine/1: System.IO.IOException: The disk is full.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_whose_own_time_stands_still_is_told_by_the_server_that_the_deadline_has_passed()
    {
        await using var world = new World();
        var call = world.Client().Do("work");
        var attempt = world.ManualServer().Take();

        attempt.Send(new ErrorFrame(
            attempt.Request.CallId, new ReplyPosition(1, 7, 0), ServerErrorKind.DeadlineExceeded, new ServerError("System.TimeoutException", "Its deadline had passed.", null, []), "machine/1"));

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, TimeSpan.FromSeconds(1)));
        Assert.Contains("IWorker.Do was not carried out. A server (machine/1) says: Its deadline had passed.", exception.Message, StringComparison.Ordinal);
        Assert.Equal((RemoteCallState.Sent, attempt.Request.CallId), (exception.State, exception.CallId));
    }

    [Fact]
    public async Task A_request_that_is_sent_again_carries_the_time_that_is_left_then()
    {
        await using var world = new World();
        world.Server(Script.Echo()).Stop();
        world.Queue.On(RequestKind.Send, "work").DropRequest(20);
        _ = world.Client(options => options.SendTimeout = TimeSpan.FromHours(1)).WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(10) }).Do("work");

        var request = world.ManualServer().Requests().Single();

        var sentAt = world.Queue["work"].Messages.Single().SentAt;
        Assert.True(sentAt > VirtualTime.Beginning + TimeSpan.FromSeconds(20));
        Assert.InRange(sentAt + request.TimeLeft!.Value, VirtualTime.Beginning + TimeSpan.FromMinutes(9.99), VirtualTime.Beginning + TimeSpan.FromMinutes(10.01));
    }

    [Fact]
    public async Task An_infinite_timeout_is_the_queues_retention_and_says_so()
    {
        // Long polls of half a day, or the inbox would be asked 60,000 times.
        await using var world = new World(new(10, 1_048_576, TimeSpan.FromHours(12), TimeSpan.FromHours(12), TimeSpan.FromDays(14), 80));
        var call = world.Client().WithOptions(new RemoteCallOptions { Timeout = Timeout.InfiniteTimeSpan }).Do("work");

        world.Advance(TimeSpan.FromDays(14) - Minute);
        Assert.False(call.IsCompleted);

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, Minute));
        Assert.Contains("that is how long the queue keeps a call", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_server_knows_when_the_caller_stops_waiting()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var client = world.Client();

        await world.Completes(client.WithOptions(new RemoteCallOptions { Timeout = Minute }).Do("limited"));
        await world.Completes(client.WithOptions(new RemoteCallOptions { Timeout = Timeout.InfiniteTimeSpan }).Do("unlimited"));

        var deadlines = script.Jobs.Select(job => job.Context.Deadline).ToArray();
        Assert.InRange(deadlines[0]!.Value, VirtualTime.Beginning + Minute, VirtualTime.Beginning + Minute + TimeSpan.FromSeconds(1));
        Assert.Null(deadlines[1]);
    }

    [Fact]
    public async Task The_deadline_is_right_although_the_queues_clock_is_not_the_servers()
    {
        await using var world = new World();
        world.Queue.ClockSkew = TimeSpan.FromHours(3);
        var script = Script.Echo();
        world.Server(script);

        await world.Completes(world.Client().WithOptions(new RemoteCallOptions { Timeout = Minute }).Do("limited"));

        Assert.InRange(
            script.Jobs.Single().Context.Deadline!.Value, VirtualTime.Beginning + Minute, VirtualTime.Beginning + Minute + TimeSpan.FromSeconds(1));
    }

    [Theory]
    [InlineData(1, 2, 3, 4, 5, 1)]
    [InlineData(null, 2, 3, 4, 5, 2)]
    [InlineData(null, null, 3, 4, 5, 3)]
    [InlineData(null, null, null, 4, 5, 4)]
    [InlineData(null, null, null, null, 5, 5)]
    public void The_nearest_timeout_counts(int? call, int? client, int? method, int? contract, int application, int expected)
    {
        var theMethod = new RemoteMethod(0, "Do") { Settings = new RemoteMethodAttribute { Timeout = Minutes(method)?.ToString("c") } };
        var theContract = new RemoteContract<IWorker>("work", [theMethod], static _ => null!, static (_, _) => default)
        {
            Settings = new RemoteQueueAttribute("work") { Timeout = Minutes(contract)?.ToString("c") },
        };
        var settings = new CallSettings(
            sendTimeout: Minute, TimeSpan.FromMinutes(application), _ => new RemoteClientOptions { Timeout = Minutes(client) });
        using var arguments = new PooledBuffer();
        var theCall = new RemoteCall<NoResult, NoResult>(
            theContract, theMethod, arguments, null, new RemoteCallOptions { Timeout = Minutes(call) }, default);

        Assert.Equal(TimeSpan.FromMinutes(expected), settings.PolicyOf(theCall).Timeout);
    }

    [Fact]
    public async Task That_no_server_takes_a_call_is_said_once_for_its_contract()
    {
        await using var world = new World();
        var client = world.Client();
        var calls = Enumerable.Range(0, 3).Select(number => client.Do($"{number}")).ToArray();

        world.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(world.Log.Of(1000));
        world.Advance(TimeSpan.FromMinutes(5));

        Assert.Contains("AddServer<IWorker>", world.Log.Of(1000).Single().Text, StringComparison.Ordinal);
        Assert.All(calls, call => Assert.False(call.IsCompleted));
    }

    [Fact]
    public async Task That_no_server_takes_a_call_is_said_half_a_minute_after_the_request_was_really_sent()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Find, "work").Refuse(TransportError.Throttled, 25);
        var call = world.Client(options => options.SendTimeout = TimeSpan.FromHours(1)).Do("work");

        world.Until(() => world.Queue.Has("work") && world.Queue["work"].Messages.Count > 0);
        Assert.True(world.Time.GetUtcNow() > VirtualTime.Beginning + Minute);
        world.Advance(TimeSpan.FromSeconds(29));
        Assert.Empty(world.Log.Of(1000));
        world.Advance(TimeSpan.FromSeconds(2));

        Assert.Single(world.Log.Of(1000));
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(world.Log.Of(1000));
        Assert.False(call.IsCompleted);
    }

    [Fact]
    public async Task That_no_server_takes_a_call_is_not_said_when_one_has_taken_it()
    {
        await using var world = new World();
        world.Server(Script.Takes(TimeSpan.FromMinutes(5), world.Time));

        await world.Completes(world.Client().Do("work"));

        Assert.Empty(world.Log.Of(1000));
    }

    [Fact]
    public async Task A_reply_after_the_timeout_is_counted_and_dropped()
    {
        await using var world = new World();
        world.Server(Script.Takes(TimeSpan.FromMinutes(2), world.Time));

        await TimesOut(world, world.Client());
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:late"]);
        Assert.Empty(world.Queue["work"].Messages);
    }

    private static Task<string> Progressing(World world) =>
        world.Client().WithOptions(new RemoteCallOptions { Timeout = Minute }).Do("work", new InlineProgress<int>(static _ => { }));

    private static Task<RemoteTimeoutException> TimesOut(World world, IWorker worker) =>
        Assert.ThrowsAsync<RemoteTimeoutException>(() =>
            world.Completes(worker.WithOptions(new RemoteCallOptions { Timeout = Minute }).Do("work"), Minute + TimeSpan.FromSeconds(1)));

    private static TimeSpan? Minutes(int? minutes) => minutes is { } count ? TimeSpan.FromMinutes(count) : null;
}
