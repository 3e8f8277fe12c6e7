using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Scheduling;

public sealed class RepeatingTests
{
    [Fact]
    public async Task Work_is_repeated_with_growing_waits_until_its_result_is_good_enough()
    {
        await using var world = new World();
        var tries = new List<TimeSpan>();

        var result = await world.Completes(world.Scheduler.Run(() => world.Scheduler.RepeatUntilAsync(
            () =>
            {
                tries.Add(world.Time.GetUtcNow() - VirtualTime.Beginning);
                return Task.FromResult(tries.Count);
            },
            static count => count == 4)));

        Assert.Equal(4, result);
        var waits = tries.Zip(tries.Skip(1), static (before, after) => after - before).ToList();
        Assert.All(waits, static wait => Assert.InRange(wait, TimeSpan.FromMilliseconds(50), TimeSpan.FromSeconds(5)));
        Assert.True(waits[2] > waits[0], "The waits do not grow.");
    }

    [Fact]
    public async Task Whoever_gives_up_has_the_last_result_at_once()
    {
        await using var world = new World();
        using var giveUp = new CancellationTokenSource();

        var repeating = world.Scheduler.Run(() => world.Scheduler.RepeatUntilAsync(() => Task.FromResult("not yet"), static _ => false, giveUp.Token));
        world.Settle();
        Cancel(giveUp);
        world.Settle();

        Assert.Equal("not yet", await repeating);
    }

    [Fact]
    public async Task An_exception_that_may_pass_is_waited_out_and_another_one_is_thrown()
    {
        await using var world = new World();
        var tries = 0;

        var repeating = world.Scheduler.Run(() => world.Scheduler.RetryAsync<int>(
            () => throw (++tries < 3 ? new TimeoutException() : new InvalidOperationException()),
            static exception => exception is TimeoutException));

        await Assert.ThrowsAsync<InvalidOperationException>(() => world.Completes(repeating));
        Assert.Equal(3, tries);
    }

    // Not CancelAsync: that leaves the world's thread.
    private static void Cancel(CancellationTokenSource source) => source.Cancel();
}
