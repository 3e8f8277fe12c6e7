using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Client;

/// <summary>Waits a bounded time for frames that later ones have overtaken. Its owner's lock guards it.</summary>
internal sealed class GapWatch(WorkScheduler scheduler, Action waited) : IDisposable
{
    /// <summary>How long a frame waits for earlier ones that are missing.</summary>
    private static readonly TimeSpan Wait = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestWait = TimeSpan.FromMilliseconds(1);

    private ITimer? _timer;
    private long? _since;

    /// <summary>What has arrived by this timestamp has waited long enough.</summary>
    public long WaitedSince => scheduler.Time.GetTimestamp() - (long)(Wait.TotalSeconds * scheduler.Time.TimestampFrequency);

    /// <param name="since">The timestamp of the arrival of the frame that has waited longest; <see langword="null"/>: none waits.</param>
    public void Watch(long? since)
    {
        if (since is not { } at)
        {
            Dispose();
            _timer = null;
            _since = null;
        }
        else if (at != _since)
        {
            _since = at;
            _timer ??= scheduler.CreateTimer(static state => ((GapWatch)state!).Ring(), this);
            var left = Wait - scheduler.Time.GetElapsedTime(at);
            _timer.Change(left > ShortestWait ? left : ShortestWait, Timeout.InfiniteTimeSpan);
        }
    }

    /// <summary>It has rung: the next frame that waits is watched anew.</summary>
    public void Reset() => _since = null;

    public void Dispose() => _timer?.Dispose();

    private void Ring() => waited();
}
