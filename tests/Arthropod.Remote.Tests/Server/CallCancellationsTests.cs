using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Cancels that overtake their call: each counts for ten minutes from when it came.</summary>
public sealed class CallCancellationsTests
{
    private readonly VirtualTime _time = new();
    private readonly CallCancellations _cancellations;
    private readonly Guid _call = Guid.NewGuid();

    public CallCancellationsTests() => _cancellations = new CallCancellations(_time);

    [Fact]
    public void A_cancel_is_forgotten_after_ten_minutes()
    {
        _cancellations.Cancel(_call);

        Pass(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        Assert.False(MayBegin());

        Pass(TimeSpan.FromTicks(1));
        Assert.True(MayBegin());
    }

    [Fact]
    public void A_second_cancel_counts_from_when_it_came()
    {
        _cancellations.Cancel(_call);
        Pass(TimeSpan.FromMinutes(6));
        _cancellations.Cancel(_call);

        Pass(TimeSpan.FromMinutes(6));

        Assert.False(MayBegin());
    }

    [Fact]
    public void A_cancel_after_the_first_was_forgotten_is_remembered()
    {
        _cancellations.Cancel(_call);
        Pass(TimeSpan.FromMinutes(11));

        _cancellations.Cancel(_call);

        Assert.False(MayBegin());
    }

    [Fact]
    public void Beyond_a_hundred_thousand_the_oldest_is_forgotten()
    {
        _cancellations.Cancel(_call);

        for (var other = 0; other < 100_000; other++)
        {
            _cancellations.Cancel(Guid.NewGuid());
        }

        Assert.True(MayBegin());
    }

    // Whatever registers is told of nothing here.
    private bool MayBegin() => _cancellations.TryBegin(_call, null!);

    private void Pass(TimeSpan time) => _time.MoveTo(_time.GetUtcNow() + time);
}
