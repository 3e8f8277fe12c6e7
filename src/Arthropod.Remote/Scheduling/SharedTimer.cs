namespace Arthropod.Remote.Scheduling;

/// <summary>
/// One timer for many waits, armed for the one that is due first. A wait that is given up leaves the timer alone: it
/// rings in vain once, and is armed for the next. So a call that is answered in time costs no change of a timer.
/// </summary>
/// <param name="scheduler">Whose time it goes by.</param>
/// <param name="ring">Told of each that is due, once, on the timer's thread. It must not throw, or wait.</param>
internal sealed class SharedTimer<T>(WorkScheduler scheduler, Action<T> ring)
    where T : Due
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>System timers take some 49 days at most.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly DueOrder<T> _waits = new();
    private ITimer? _timer;
    private long _armedFor = long.MaxValue;

    /// <summary>Begins a wait, or changes its time.</summary>
    /// <param name="wait">What waits.</param>
    /// <param name="at">Until when, as a timestamp.</param>
    public void Set(T wait, long at)
    {
        lock (_lock)
        {
            _waits.Set(wait, at);
            if (at < _armedFor)
            {
                Arm(at);
            }
        }
    }

    /// <summary>Gives a wait up.</summary>
    public void Remove(T wait)
    {
        lock (_lock)
        {
            _waits.Remove(wait);
        }
    }

    private void Ring()
    {
        while (TakeDue() is { } wait)
        {
            ring(wait);
        }
    }

    // A timer may ring a little early, or in vain, and is armed again.
    private T? TakeDue()
    {
        lock (_lock)
        {
            if (_waits.First is not { } first)
            {
                _armedFor = long.MaxValue;
                return null;
            }

            if (first.At > scheduler.Time.GetTimestamp())
            {
                Arm(first.At);
                return null;
            }

            _waits.Remove(first);
            return first;
        }
    }

    private void Arm(long at)
    {
        _armedFor = at;
        var wait = scheduler.Time.GetElapsedTime(scheduler.Time.GetTimestamp(), at);
        _timer ??= scheduler.CreateTimer(static state => ((SharedTimer<T>)state!).Ring(), this);
        _timer.Change(wait < Shortest ? Shortest : wait > Longest ? Longest : wait, Timeout.InfiniteTimeSpan);
    }
}
