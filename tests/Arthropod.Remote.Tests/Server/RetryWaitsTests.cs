using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>What happens while a call waits for its next attempt.</summary>
public sealed class RetryWaitsTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task A_call_that_is_cancelled_between_two_quick_attempts_has_no_more_of_them()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.Retry(TimeSpan.FromSeconds(20)));
        world.Server(script);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(2));

        Cancel();
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_between_two_attempts_at_two_servers_is_no_dead_letter()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.Retry(TimeSpan.FromSeconds(20)));
        var first = world.Server(script);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);
        world.Advance(TimeSpan.FromSeconds(2));
        first.Stop();
        world.Server(script);

        Cancel();
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal(2, script.Jobs.Count); // The second server is told by the time that it would begin once more.
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(10)]
    public async Task The_wait_that_was_asked_for_is_kept_although_the_queue_throttles(int times)
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        world.Server(new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            world.Queue.On(RequestKind.ChangeVisibility, "work").Refuse(TransportError.Throttled, times);
            return job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromMinutes(20)) : Task.FromResult("done");
        }));

        Assert.Equal("done", await world.Completes(world.Client().Do("work")));

        Assert.InRange(starts[1] - starts[0], TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(20.1));
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(1, true)]
    public async Task The_wait_is_kept_and_uses_no_attempt_up_although_messages_are_delivered_meanwhile(int servers, bool takesNothing)
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        var attempts = new List<int>();
        var script = new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            attempts.Add(job.Context.Attempt);
            Throttle(world, takesNothing);
            return starts.Count == 1 ? throw job.Context.Retry(TimeSpan.FromMinutes(20)) : Task.FromResult("done");
        });
        for (var server = 0; server < servers; server++)
        {
            world.Server(script);
        }

        var call = world.Client(static options => options.Timeout = TimeSpan.FromHours(2)).Do("work");
        world.Advance(TimeSpan.FromMinutes(5));
        world.Queue.ClearFaults();

        Assert.Equal("done", await world.Completes(call));
        Assert.Equal([1, 2], attempts);
        Assert.InRange(starts[1] - starts[0], TimeSpan.FromMinutes(20), TimeSpan.FromMinutes(21));
    }

    [Fact]
    public async Task A_short_wait_is_not_made_longer_by_a_request_that_got_lost()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        world.Server(new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            world.Queue.On(RequestKind.ChangeVisibility, "work").DropRequest();
            return job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromSeconds(5)) : Task.FromResult("done");
        }));

        Assert.Equal("done", await world.Completes(world.Client().Do("work")));

        Assert.InRange(starts[1] - starts[0], TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(6));
    }

    [Fact]
    public async Task A_release_that_the_queue_never_takes_holds_no_shutdown_up()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.Retry(TimeSpan.FromHours(1)));
        var node = world.Server(script);
        Throttle(world, takesNothing: true);
        var peer = world.Peer();
        peer.Send(peer.Request());
        world.Until(() => script.Jobs.Count == 1);
        var stoppedAt = world.Time.GetUtcNow();

        node.Stop(TimeSpan.FromSeconds(10));

        Assert.InRange(world.Time.GetUtcNow() - stoppedAt, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(14));
        Assert.Single(world.Queue["work"].Messages);
    }

    private static void Throttle(World world, bool takesNothing)
    {
        world.Queue.On(RequestKind.ChangeVisibility, "work").Refuse(TransportError.Throttled, int.MaxValue);
        if (takesNothing)
        {
            world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled, int.MaxValue);
        }
    }

    private void Cancel() => _cancellation.Cancel();
}
