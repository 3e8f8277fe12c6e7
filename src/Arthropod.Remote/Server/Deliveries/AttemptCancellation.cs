using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Server.Leases;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// When and why one attempt is cancelled: its caller has cancelled, its lease is lost, its worker stops, or the longest
/// lease there is has nearly ended (Amazon SQS: 12 hours from receipt).
/// </summary>
internal sealed class AttemptCancellation : Due, IDisposable, IThreadPoolWorkItem
{
    /// <summary>
    /// How long before the end of the longest lease the work is cancelled. A transport with short leases gives less
    /// notice.
    /// </summary>
    private static readonly TimeSpan LongestNotice = TimeSpan.FromMinutes(15);

    private readonly CancellationToken _lost;
    private readonly Abandonment _abandonment;
    private readonly WorkScheduler _scheduler;
    private readonly Action<AggregateException> _callbackFailed;

    // Never disposed of: it has no timer, the work may go on with its token, and to unlink it would wait for callbacks.
    private readonly CancellationTokenSource _source = new();
    private readonly CancellationTokenRegistration _whenLost;

    // What waits goes on where the work ended.
    private readonly TaskCompletionSource<AttemptEnd> _race = new();
    private readonly TimeSpan _notice;
    private readonly SharedTimer<AttemptCancellation> _limits;
    private bool _isLeaseNearlyOver;
    private bool _isCallerGone;

    /// <param name="lease">The lease that the work is done under.</param>
    /// <param name="claim">The claim in the store that workers share, if there is one: as long as it holds, no other worker does the work.</param>
    /// <param name="abandonment">Comes when the shutdown time is over.</param>
    /// <param name="maxLease">For how long a message can be leased.</param>
    /// <param name="limits">Rings when the lease is nearly over.</param>
    /// <param name="scheduler">The clock.</param>
    /// <param name="callbackFailed">Told what an implementation's callback threw.</param>
    public AttemptCancellation(
        Lease lease,
        HeldClaim? claim,
        Abandonment abandonment,
        TimeSpan maxLease,
        SharedTimer<AttemptCancellation> limits,
        WorkScheduler scheduler,
        Action<AggregateException> callbackFailed)
    {
        _lost = claim?.Lost ?? lease.Lost;
        _abandonment = abandonment;
        _scheduler = scheduler;
        _callbackFailed = callbackFailed;
        Token = _source.Token;
        _notice = maxLease / 4 < LongestNotice ? maxLease / 4 : LongestNotice;
        _limits = limits;
        limits.Set(this, lease.TakenAt + Length(scheduler.Time, maxLease - _notice));
        _whenLost = _lost.UnsafeRegister(static state => ((AttemptCancellation)state!).Cancel(), this);
        if (!abandonment.TryAdd(this))
        {
            Execute();
        }
    }

    public CancellationToken Token { get; }

    public RemoteCancellationReason Reason =>
        _lost.IsCancellationRequested ? RemoteCancellationReason.LeaseLost
        : Volatile.Read(ref _isCallerGone) ? RemoteCancellationReason.CallerCancelled
        : Volatile.Read(ref _isLeaseNearlyOver) ? RemoteCancellationReason.LeaseLimit
        : _abandonment.HasBegun ? RemoteCancellationReason.WorkerStopping
        : RemoteCancellationReason.None;

    /// <summary>Waits until the work ends, or is waited for no more: for the longest lease there is, or for a worker that stops.</summary>
    public Task<AttemptEnd> EndAsync(Task work)
    {
        if (work.IsCompleted)
        {
            return Task.FromResult(AttemptEnd.Worked);
        }

        _ = WorkScheduler.TellAsync(work, _race, AttemptEnd.Worked);
        return _race.Task;
    }

    /// <summary>The caller no longer wants the result.</summary>
    public void CallerCancels()
    {
        Volatile.Write(ref _isCallerGone, true);
        Cancel();
    }

    public void Dispose()
    {
        _limits.Remove(this);
        _abandonment.Remove(this);
        _whenLost.Unregister();
    }

    /// <summary>The worker's shutdown time is over.</summary>
    public void Execute()
    {
        _race.TrySetResult(AttemptEnd.Stopped);
        Cancel();
    }

    /// <summary>The lease is nearly over, or is so nearly over that only the time for an answer is left.</summary>
    public void Ring()
    {
        if (_isLeaseNearlyOver)
        {
            _ = _scheduler.Run(() => Task.FromResult(_race.TrySetResult(AttemptEnd.TookTooLong)));
            return;
        }

        // Two thirds of the notice for the work to end; the rest is for its dead letter and its caller.
        Volatile.Write(ref _isLeaseNearlyOver, true);
        _limits.Set(this, After(_scheduler.Time, _notice * 2 / 3));
        Cancel();
    }

    // Owned by the implementation: it ends when its callbacks do, which may block.
    private void Cancel() => _ = _scheduler.Run(CancelAsync);

    private Task CancelAsync()
    {
        try
        {
            _source.Cancel();
        }
        catch (AggregateException exception)
        {
            _callbackFailed(exception);
        }

        return Task.CompletedTask;
    }
}
