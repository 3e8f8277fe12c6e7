namespace Arthropod.Remote.Tests.Worlds;

/// <summary>
/// A clock that stands until it is told to ring the next timer. Unlike FakeTimeProvider it says when that is, so that
/// a world can go from timer to timer and let the work settle in between.
/// </summary>
internal sealed class VirtualTime : TimeProvider
{
    public static readonly DateTimeOffset Beginning = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly Lock _lock = new();
    private readonly SortedSet<VirtualTimer> _timers = new(VirtualTimer.ByDue);
    private DateTimeOffset _now = Beginning;
    private long _order;

    /// <summary>How many timers have been made so far.</summary>
    public long TimersMade { get; private set; }

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public DateTimeOffset? NextDue
    {
        get
        {
            lock (_lock)
            {
                return _timers.Min?.Due;
            }
        }
    }

    public override DateTimeOffset GetUtcNow()
    {
        lock (_lock)
        {
            return _now;
        }
    }

    public override long GetTimestamp() => (GetUtcNow() - Beginning).Ticks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        TimersMade++;
        var timer = new VirtualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    public void MoveTo(DateTimeOffset moment)
    {
        lock (_lock)
        {
            _now = moment > _now ? moment : _now;
        }
    }

    /// <summary>Rings the timer that is due first, at its time.</summary>
    public void RingNext()
    {
        VirtualTimer? timer;
        lock (_lock)
        {
            timer = _timers.Min;
            if (timer is null)
            {
                return;
            }

            _timers.Remove(timer);
            _now = timer.Due > _now ? timer.Due : _now;
            if (timer.Period > TimeSpan.Zero)
            {
                Add(timer, timer.Period);
            }
        }

        timer.Ring();
    }

    internal void Set(VirtualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            _timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                Add(timer, dueTime);
            }
        }
    }

    private void Add(VirtualTimer timer, TimeSpan dueTime)
    {
        timer.Due = _now + dueTime;
        timer.Order = _order++;
        _timers.Add(timer);
    }
}
