namespace Arthropod.Remote.Tests.Policies;

public sealed class RetryBackoffTests
{
    [Fact]
    public void Waits_double_from_a_second_to_a_minute_unless_set() => Assert.Equal(
        [1, 2, 4, 8, 16, 32, 60, 60],
        Enumerable.Range(1, 8).Select(attempt => (new RetryBackoff { Jitter = 0 }).WaitAfter(attempt, new Random(1)).TotalSeconds));

    [Fact]
    public void Waits_grow_by_the_factor_up_to_the_longest()
    {
        var backoff = new RetryBackoff { First = TimeSpan.FromSeconds(10), Longest = TimeSpan.FromHours(1), Factor = 10, Jitter = 0 };

        Assert.Equal([10, 100, 1000, 3600], Enumerable.Range(1, 4).Select(attempt => backoff.WaitAfter(attempt, new Random(1)).TotalSeconds));
    }

    [Fact]
    public void The_random_part_of_a_wait_is_the_jitter()
    {
        var random = new Random(1);
        var waits = Enumerable.Range(0, 1000).Select(_ => new RetryBackoff { First = TimeSpan.FromSeconds(4) }.WaitAfter(1, random).TotalSeconds).ToList();

        Assert.InRange(waits.Min(), 2, 2.1);
        Assert.InRange(waits.Max(), 3.9, 4);
    }

    [Fact]
    public void Whatever_the_factor_and_the_attempt_there_is_a_wait()
    {
        var backoff = new RetryBackoff { Factor = 100, Jitter = 0 };

        Assert.Equal(TimeSpan.FromMinutes(1), backoff.WaitAfter(1_000_000, new Random(1)));
        Assert.Equal(TimeSpan.Zero, (backoff with { First = TimeSpan.Zero }).WaitAfter(1_000_000, new Random(1)));
    }
}
