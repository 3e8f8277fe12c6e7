using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Renews the leases of one queue from the moment of receipt until they are settled. A renewal that fails for now is
/// tried again; only the queue's word that the lease is over ends it (a standard queue renews even a lease that has
/// run out, as long as nobody else has received the message).
/// </summary>
internal sealed class LeaseKeeper(QueueLane lane, WorkScheduler scheduler, TimeSpan visibility, ILogger logger)
{
    private const long UnderWay = long.MaxValue;

    private readonly Lock _lock = new();
    private readonly HashSet<Lease> _leases = [];
    private bool _running;

    // Half of the timeout leaves the other half for a minute of throttling.
    private TimeSpan RenewAfter => visibility / 2;

    // Renewals that are due soon after one another go in one request.
    private TimeSpan Together => visibility / 10;

    public Lease Take(ReceivedMessage message)
    {
        var lease = new Lease(message, In(RenewAfter));
        lock (_lock)
        {
            _leases.Add(lease);
            if (_running)
            {
                return lease;
            }

            _running = true;
        }

        _ = scheduler.Run(RenewAsync);
        return lease;
    }

    /// <summary>The lease has been settled, or given up: it is renewed no more.</summary>
    public void Drop(Lease lease)
    {
        lock (_lock)
        {
            _leases.Remove(lease);
        }
    }

    // Owned by the leases: it ends when the last of them has been dropped.
    private async Task RenewAsync()
    {
        while (NextWait() is { } wait)
        {
            if (wait > TimeSpan.Zero)
            {
                await scheduler.Delay(wait, CancellationToken.None);
            }

            foreach (var lease in TakeDue())
            {
                _ = RenewAsync(lease);
            }
        }
    }

    private async Task RenewAsync(Lease lease)
    {
        var asked = scheduler.Time.GetTimestamp();
        var outcome = await lane.ChangeVisibilityAsync(new VisibilityChange(lease.Message.Receipt, visibility));
        lock (_lock)
        {
            if (!_leases.Contains(lease))
            {
                return;
            }

            if (outcome.IsDone)
            {
                lease.RenewAt = asked + Ticks(RenewAfter);
                return;
            }

            if (outcome.IsTransient)
            {
                lease.RenewAt = In(Together);
            }
            else
            {
                _leases.Remove(lease);
            }
        }

        if (outcome.IsTransient)
        {
            logger.RenewalFailed(lane.Queue, outcome.Detail ?? outcome.Error.ToString());
            return;
        }

        ArthropodMeter.LeaseLost();
        try
        {
            lease.Lose(outcome.Detail ?? outcome.Error.ToString());
        }
        catch (AggregateException exception)
        {
            logger.CancellationCallbackFailed(exception, lane.Queue);
        }
    }

    private TimeSpan? NextWait()
    {
        lock (_lock)
        {
            if (_leases.Count == 0)
            {
                _running = false;
                return null;
            }

            // Never longer than until a lease taken meanwhile would be due. A renewal under way has no time of its own
            // before its answer, and one that fails is to be tried again soon.
            var next = _leases.Min(lease => lease.RenewAt);
            var longest = _leases.Any(lease => lease.RenewAt == UnderWay) ? Together : RenewAfter;
            return Min(scheduler.Time.GetElapsedTime(scheduler.Time.GetTimestamp(), next), longest);
        }
    }

    private List<Lease> TakeDue()
    {
        lock (_lock)
        {
            var due = _leases.Where(lease => lease.RenewAt <= In(Together)).ToList();
            foreach (var lease in due)
            {
                lease.RenewAt = UnderWay;
            }

            return due;
        }
    }

    private long In(TimeSpan time) => scheduler.Time.GetTimestamp() + Ticks(time);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * scheduler.Time.TimestampFrequency);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
