using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Client;

/// <summary>A progress handler that is slow or stuck is its own call's trouble and no other's.</summary>
public sealed class SlowProgressTests
{
    private const int MostReports = 100_000;
    private const int MessageOf = 500;

    private readonly List<int> _reports = [];

    [Fact]
    public async Task A_handler_far_behind_is_said_once_and_misses_nothing()
    {
        await using var world = new World();
        ManualAttempt? attempt = null;
        var left = -1;
        var call = world.Client().Do("work", new InlineProgress<int>(value =>
        {
            _reports.Add(value);
            if (value == 1)
            {
                Report(world, attempt!, first: 2, count: MostReports);
                left = world.Queue[attempt!.Request.ReplyTo!].Messages.Count;
            }
        }));
        attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);
        attempt.Result(MostReports + 2, "done");

        Assert.Equal("done", await world.Completes(call));
        Assert.Equal(0, left);
        Assert.Equal(Enumerable.Range(1, MostReports + 1), _reports);
        Assert.Single(world.Log.Of(1004));
        Assert.Equal(0, world.Counters["arthropod.client.handlers.overrun"]);
    }

    [Fact]
    public async Task A_stuck_handler_ends_its_own_call_and_another_call_completes_meanwhile()
    {
        await using var world = new World();
        var client = world.Client();
        ManualAttempt? stuck = null;
        ManualAttempt? other = null;
        Task<string>? stuckCall = null;
        Task<string>? otherCall = null;
        var whileStuck = "";
        stuckCall = client.Do("stuck", new InlineProgress<int>(value =>
        {
            // As long as this has not returned, the handler is stuck.
            _reports.Add(value);
            Report(world, stuck!, first: 2, count: MostReports);
            whileStuck += stuckCall!.IsCompleted ? "ended " : "waits ";
            other!.Result(0, "the other's result");
            whileStuck += otherCall!.IsCompletedSuccessfully ? "completed " : "held up ";
            Report(world, stuck!, first: MostReports + 2, count: 1);
            whileStuck += stuckCall.IsFaulted ? "ended" : "waits";
        }));
        otherCall = client.Do("other");
        var requests = world.ManualServer().Requests(2);
        stuck = new ManualAttempt(world, requests[0], attempt: 1, lease: 7);
        other = new ManualAttempt(world, requests[1], attempt: 1, lease: 8);
        stuck.Started();
        stuck.Update(1);

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(stuckCall));

        Assert.Equal("waits completed ended", whileStuck);
        Assert.Equal("the other's result", await world.Completes(otherCall));
        Assert.Equal(requests[0].CallId, exception.CallId);
        Assert.Contains("progress handler of IWorker.Do is stuck or too slow", exception.Message, StringComparison.Ordinal);
        Assert.Contains("busy with one for 00:00:", exception.Message, StringComparison.Ordinal);
        Assert.Equal([1], _reports);
        Assert.Single(world.Log.Of(1005));
        Assert.Equal(1, world.Counters["arthropod.client.handlers.overrun"]);
    }

    [Fact]
    public async Task Few_large_reports_are_bounded_by_their_bytes()
    {
        await using var world = new World();
        ManualAttempt? attempt = null;
        Task<string>? call = null;
        var sent = 0;
        call = world.Client().Do("work", new InlineProgress<int>(_ =>
        {
            while (!call!.IsCompleted && sent < 1000)
            {
                attempt!.LargeUpdate(++sent + 1, 256 * 1024);
            }
        }));
        attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));

        Assert.Equal(257, sent); // One more than 64 MiB.
    }

    [Fact]
    public async Task A_timeout_while_the_handler_is_stuck_says_so()
    {
        await using var world = new World();
        ManualAttempt? attempt = null;
        var options = new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) };
        var call = world.Client().WithOptions(options).Do("work", new InlineProgress<int>(_ =>
        {
            attempt!.Result(2, "done");
            world.Advance(TimeSpan.FromMinutes(2));
        }));
        attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));

        Assert.Contains("The caller's own progress handler has been busy with one report for 00:00:5", exception.Message, StringComparison.Ordinal);
    }

    private static void Report(World world, ManualAttempt attempt, int first, int count)
    {
        for (var next = first; next < first + count; next += MessageOf)
        {
            attempt.Updates(next, Math.Min(MessageOf, first + count - next));
        }

        world.Advance(TimeSpan.FromSeconds(20));
    }
}
