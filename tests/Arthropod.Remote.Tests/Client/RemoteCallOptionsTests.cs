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
}
