using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Leases;

/// <summary>
/// Renews the leases of one queue from the moment of receipt until they are settled. A renewal that fails for now is
/// tried again; only the queue's word that the lease is over ends it (a standard queue renews even a lease that has
/// run out, as long as nobody else has received the message).
/// </summary>
internal sealed class LeaseKeeper(
    QueueLane lane, WorkScheduler scheduler, TimeSpan visibility, TimeSpan shortestVisibility, TimeSpan maxLease, ILogger logger)
{
    private const long UnderWay = long.MaxValue;

    /// <summary>So much before the longest lease ends, nothing more is asked of the queue: it would refuse.</summary>
    private static readonly TimeSpan LastMargin = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly HashSet<Lease> _leases = [];
    private bool _running;

    // Renewals that are due soon after one another go in one request.
    private TimeSpan Together => shortestVisibility / 10;

    public Lease Take(ServedQueue queue, ReceivedMessage message, ReceiveMoment received)
    {
        var at = received.Timestamp;
        var lease = new Lease(queue, message, scheduler.NewId(), visibility, at, received.Utc, at + Ticks(RenewAfter(visibility)));
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

    /// <summary>Changes the visibility timeout with which the lease is renewed, beginning now.</summary>
    public void ChangeVisibility(Lease lease, TimeSpan visibility)
    {
        lock (_lock)
        {
            if (lease.Visibility == visibility || !_leases.Contains(lease))
            {
                return;
            }

            lease.Visibility = visibility;
            lease.RenewAt = UnderWay;
        }

        _ = RenewAsync(lease);
    }

    /// <summary>
    /// A message whose lease is held here has been received here again: the held lease takes over the new receipt, and
    /// the new delivery has no lease of its own any more.
    /// </summary>
    /// <returns>Whether it took it over. If the held lease has ended, the new delivery keeps its own.</returns>
    public bool TryJoin(Lease held, Lease again)
    {
        lock (_lock)
        {
            if (!_leases.Contains(held) || !_leases.Remove(again))
            {
                return false;
            }

            held.Join(again);
            if (held.Visibility == again.Visibility)
            {
                return true;
            }

            held.RenewAt = UnderWay;
        }

        _ = RenewAsync(held);
        return true;
    }

    /// <summary>The lease has been settled by this receipt: it is renewed no more.</summary>
    /// <returns><see langword="false"/> if there is a newer receipt, by which it is to be settled again.</returns>
    public bool TryDrop(Lease lease, string receipt)
    {
        lock (_lock)
        {
            if (!string.Equals(lease.Message.Receipt, receipt, StringComparison.Ordinal))
            {
                return false;
            }

            _leases.Remove(lease);
            return true;
        }
    }

    /// <summary>
    /// Gives the message back: others receive it after the delay. It is asked for until the queue does it: otherwise
    /// the message would come back when its visibility timeout ends, which may be much sooner.
    /// </summary>
    public async Task ReleaseAsync(Lease lease, TimeSpan delay, CancellationToken giveUp)
    {
        Drop(lease);
        if (lease.Lost.IsCancellationRequested)
        {
            return;
        }

        var startedAt = scheduler.Time.GetTimestamp();
        var left = delay;
        await scheduler.RepeatUntilAsync(
            () => lease.AskAsync(() => lane.ChangeVisibilityAsync(new VisibilityChange(lease.Message.Receipt, left))),
            outcome =>
            {
                left = delay - scheduler.Time.GetElapsedTime(startedAt);
                return !outcome.IsTransient || lease.Lost.IsCancellationRequested || left <= TimeSpan.Zero;
            },
            giveUp);
    }

    /// <summary>The lease has been settled, or given up: it is renewed no more.</summary>
    public void Drop(Lease lease)
    {
        lock (_lock)
        {
            _leases.Remove(lease);
        }
    }

    /// <summary>Renews nothing more: the server has ended.</summary>
    public void DropAll()
    {
        lock (_lock)
        {
            _leases.Clear();
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

    /// <summary>
    /// Whether the lease still holds. If the visibility timeout may have passed, because the machine slept for example,
    /// this asks the queue first: another worker may have the message.
    /// </summary>
    /// <param name="lease">The lease.</param>
    /// <param name="giveUp">Ends the wait for a queue that gives no answer.</param>
    public Task<bool> StillHoldsAsync(Lease lease, CancellationToken giveUp) =>
        !IsOverdue(lease) ? Task.FromResult(!lease.Lost.IsCancellationRequested)
        : giveUp.IsCancellationRequested ? Task.FromResult(false)
        : AskAsync(lease, giveUp);

    private async Task<bool> AskAsync(Lease lease, CancellationToken giveUp)
    {
        // An answer that was on its way for longer than the lease lasts confirms nothing: it is overdue still.
        var outcome = await scheduler.RepeatUntilAsync(
            () => RenewAsync(lease), outcome => !IsOverdue(lease) || outcome is { IsDone: false, IsTransient: false }, giveUp);
        if (outcome is { IsDone: false, IsTransient: false })
        {
            Lose(lease, outcome);
        }

        return !lease.Lost.IsCancellationRequested && !IsOverdue(lease);
    }

    private bool IsHeld(Lease lease)
    {
        lock (_lock)
        {
            return _leases.Contains(lease);
        }
    }

    private bool IsOverdue(Lease lease)
    {
        lock (_lock)
        {
            return _leases.Contains(lease)
                && (scheduler.Time.GetElapsedTime(lease.ConfirmedAt) >= lease.Visibility || scheduler.Now - lease.ConfirmedAtUtc >= lease.Visibility);
        }
    }

    private Task<Outcome> RenewAsync(Lease lease) => lease.AskAsync(() => RenewNowAsync(lease));

    private async Task<Outcome> RenewNowAsync(Lease lease)
    {
        if (!IsHeld(lease))
        {
            return Outcome.Done; // It was settled by what was asked before this.
        }

        var asked = scheduler.Time.GetTimestamp();
        var askedUtc = scheduler.Now;
        var time = lease.Visibility;
        var receipt = lease.Message.Receipt;

        // A message can be leased for so long from its receipt, however often it is renewed (Amazon SQS: 12 hours).
        var left = maxLease - LastMargin - scheduler.Time.GetElapsedTime(lease.TakenAt, asked);
        var outcome = left > TimeSpan.Zero
            ? await lane.ChangeVisibilityAsync(new VisibilityChange(receipt, Min(time, left)))
            : Outcome.Refused(TransportError.LeaseLost, $"A message can be worked on for {maxLease:c} from its receipt, and that is over.");
        var isLost = outcome.Error is TransportError.LeaseLost or TransportError.QueueMissing;
        lock (_lock)
        {
            if (!_leases.Contains(lease))
            {
                return outcome;
            }

            if (!string.Equals(lease.Message.Receipt, receipt, StringComparison.Ordinal))
            {
                return Outcome.Done; // Of a receipt that counts no more, whatever became of it: the message came here again.
            }

            if (outcome.IsDone)
            {
                lease.RenewAt = asked + Ticks(RenewAfter(time));
                lease.Confirm(asked, askedUtc);
                return outcome;
            }

            if (!isLost)
            {
                // Refused for another reason, credentials that have expired for example, is not lost.
                lease.RenewAt = In(Together);
            }
        }

        if (isLost)
        {
            Lose(lease, outcome);
        }
        else
        {
            logger.RenewalFailed(lane.Queue, outcome.Detail ?? outcome.Error.ToString());
        }

        return outcome;
    }

    private void Lose(Lease lease, Outcome outcome)
    {
        lock (_lock)
        {
            if (!_leases.Remove(lease))
            {
                return;
            }
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
            var longest = _leases.Any(lease => lease.RenewAt == UnderWay) ? Together : RenewAfter(shortestVisibility);
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

    // Half of the timeout leaves the other half for a minute of throttling.
    private static TimeSpan RenewAfter(TimeSpan visibility) => visibility / 2;

    private long In(TimeSpan time) => scheduler.Time.GetTimestamp() + Ticks(time);

    private long Ticks(TimeSpan time) => (long)(time.TotalSeconds * scheduler.Time.TimestampFrequency);

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;
}
