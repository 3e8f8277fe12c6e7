namespace Arthropod.Remote.Tests.Client;

public sealed class RemoteCallOptionsTests
{
    public static TheoryData<TimeSpan?> Legal => [null, TimeSpan.FromTicks(1), TimeSpan.FromDays(400), TimeSpan.MaxValue, Timeout.InfiniteTimeSpan];

    public static TheoryData<TimeSpan> Illegal => [TimeSpan.Zero, TimeSpan.FromTicks(-1), TimeSpan.FromMilliseconds(-2), TimeSpan.MinValue];

    [Theory]
    [MemberData(nameof(Legal))]
    public void A_timeout_is_none_or_more_than_zero_or_infinite(TimeSpan? timeout) =>
        Assert.Equal(timeout, new RemoteCallOptions { Timeout = timeout }.Timeout);

    [Theory]
    [MemberData(nameof(Illegal))]
    public void Any_other_timeout_is_refused_where_it_is_set(TimeSpan timeout)
    {
        var exception = Assert.Throws<ArgumentOutOfRangeException>(() => new RemoteCallOptions { Timeout = timeout });

        Assert.Contains("A timeout is more than zero, or Timeout.InfiniteTimeSpan.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(timeout, exception.ActualValue);
    }

    [Fact]
    public void A_copy_is_checked_too()
    {
        var options = new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) };

        Assert.Throws<ArgumentOutOfRangeException>(() => options with { Timeout = TimeSpan.Zero });
    }

    [Fact]
    public void What_later_options_leave_unset_stays_as_it_was()
    {
        Action<RemoteAttemptFailure> failed = static _ => { };
        var first = new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1), IdempotencyKey = "order-1", AttemptFailed = failed };

        Assert.Equal(first, first.With(new RemoteCallOptions()));
        Assert.Equal(first, new RemoteCallOptions().With(first));
    }

    [Fact]
    public void What_later_options_set_replaces_what_was_set_before()
    {
        Action<RemoteAttemptFailure> failed = static _ => { };
        var first = new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1), IdempotencyKey = "order-1", AttemptFailed = static _ => { } };
        var second = new RemoteCallOptions { Timeout = Timeout.InfiniteTimeSpan, IdempotencyKey = "order-2", AttemptFailed = failed };

        Assert.Equal(second, first.With(second));
    }

    [Fact]
    public void Headers_are_merged_by_name()
    {
        var first = new RemoteCallOptions { Headers = new Dictionary<string, string> { ["tenant"] = "a", ["trace"] = "1" } };
        var second = new RemoteCallOptions { Headers = new Dictionary<string, string> { ["trace"] = "2", ["Tenant"] = "b" } };

        var headers = first.With(second).Headers!;

        Assert.Equal([("Tenant", "b"), ("tenant", "a"), ("trace", "2")], headers.OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => (header.Key, header.Value)));
        Assert.Equal("1", first.Headers["trace"]);
    }
}
