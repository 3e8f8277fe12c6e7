using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Client;

/// <summary>How a caller is handed what has arrived.</summary>
public sealed class ProgressTests
{
    private readonly List<int> _reports = [];

    [Fact]
    public async Task A_handler_that_throws_is_logged_and_the_call_goes_on()
    {
        await using var world = new World();
        var call = world.Client().Do("work", new InlineProgress<int>(value =>
        {
            _reports.Add(value);
            throw new InvalidOperationException("the caller's own fault");
        }));
        var attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);
        attempt.Update(2);
        attempt.Result(3, "done");

        Assert.Equal("done", await world.Completes(call));
        Assert.Equal([1, 2], _reports);
        Assert.Equal(2, world.Log.Of(1002).Count());
    }

    [Fact]
    public async Task Reports_come_one_at_a_time_off_the_readers_loop_and_the_call_completes_after_the_last()
    {
        await using var world = new World();
        var inside = 0;
        ManualAttempt? attempt = null;
        Task<string>? call = null;
        call = world.Client().Do("work", new InlineProgress<int>(value =>
        {
            Assert.Equal(1, ++inside);
            if (value == 1)
            {
                // While this report is being handled, the reader goes on.
                attempt!.Update(2);
                attempt.Result(3, "done");
                Assert.Empty(world.Queue[attempt.Request.ReplyTo!].Visible);
                Assert.False(call!.IsCompleted);
            }

            _reports.Add(value);
            inside--;
        }));
        attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);

        Assert.Equal("done", await world.Completes(call));
        Assert.Equal([1, 2], _reports);
    }

    [Fact]
    public async Task Nothing_is_reported_after_the_call_has_ended()
    {
        await using var world = new World();
        using var cancellation = new CancellationTokenSource();
        var call = world.Client().Do("work", new InlineProgress<int>(_reports.Add), cancellation.Token);
        var attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);
        Cancel(cancellation);
        attempt.Update(2);
        attempt.Result(3, "done");

        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        Assert.Equal([1], _reports);
    }

    [Fact]
    public async Task Reports_that_wait_when_the_call_is_cancelled_are_not_shown()
    {
        await using var world = new World();
        using var cancellation = new CancellationTokenSource();
        ManualAttempt? attempt = null;
        var call = world.Client().Do(
            "work",
            new InlineProgress<int>(value =>
            {
                _reports.Add(value);
                attempt!.Updates(2, 10);
                world.Advance(TimeSpan.FromSeconds(1));
                Cancel(cancellation);
            }),
            cancellation.Token);
        attempt = world.ManualServer().Take();
        attempt.Started();
        attempt.Update(1);

        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal([1], _reports);
    }

    [Fact]
    public async Task A_call_that_the_server_says_is_cancelled_is_cancelled()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.Cancelled(0);

        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_server_that_did_not_understand_is_logged_and_the_call_goes_on()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.NotUnderstood("too old");
        attempt.Result(0, "done");

        Assert.Equal("done", await world.Completes(call));
        Assert.Contains("too old", world.Log.Of(1001).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_fails_the_call_with_what_was_expected()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.Send(new ResultFrame(attempt.Request.CallId, new(1, 7, 0), new byte[] { 0x93, 1 }));

        var exception = await Assert.ThrowsAsync<RemoteSerializationException>(() => world.Completes(call, TimeSpan.FromSeconds(1)));

        Assert.Contains("IWorker.Do could not be read as System.String", exception.Message, StringComparison.Ordinal);
    }

    private Task<string> Call(World world, out ManualAttempt attempt)
    {
        var call = world.Client().Do("work", new InlineProgress<int>(_reports.Add));
        attempt = world.ManualServer().Take();
        return call;
    }

    private static void Cancel(CancellationTokenSource cancellation) => cancellation.Cancel();
}
