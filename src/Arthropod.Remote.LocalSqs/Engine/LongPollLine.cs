namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// The long polls of a queue, first come first served, and the one timer that looks after them: it runs only while
/// somebody waits and something will become visible by itself. Everything here happens under the queue's lock.
/// </summary>
internal sealed class LongPollLine(EngineClock clock, TimerCallback onDue)
{
    private readonly LinkedList<ReceiveWaiter> _waiters = new();
    private ITimer? _timer;
    private long _timerAt = long.MaxValue;

    public int Count => _waiters.Count;

    public ReceiveWaiter? First => _waiters.First?.Value;

    public void Add(ReceiveWaiter waiter) => _waiters.AddLast(waiter.Place);

    /// <summary>False when it has left the line already; its end is then somebody else's affair.</summary>
    public bool Remove(ReceiveWaiter waiter)
    {
        if (waiter.Place.List is null)
        {
            return false;
        }

        _waiters.Remove(waiter.Place);
        return true;
    }

    /// <summary>Sees to it that the queue is looked at when its next message becomes visible.</summary>
    public void WakeAt(long due, long now)
    {
        var at = _waiters.Count == 0 ? long.MaxValue : due;
        if (at == _timerAt)
        {
            return;
        }

        _timerAt = at;
        _timer ??= clock.CreateTimer(onDue);
        _timer.Change(
            at == long.MaxValue ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Max(1, at - now)),
            Timeout.InfiniteTimeSpan);
    }

    /// <summary>The timer has fired: the next <see cref="WakeAt"/> sets it anew, even for the same time, should it have come too early.</summary>
    public void Woken() => _timerAt = long.MaxValue;

    /// <summary>The queue is gone; so are its long polls.</summary>
    public void Close(Exception reason)
    {
        while (First is { } waiter)
        {
            Remove(waiter);
            waiter.TrySetException(reason);
        }

        _timer?.Dispose();
    }
}
