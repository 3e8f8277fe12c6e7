using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Server.Leases;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// When and why one attempt is cancelled: its caller has cancelled, its lease is lost, its worker stops, or the longest
/// lease there is has nearly ended (Amazon SQS: 12 hours from receipt).
/// </summary>
internal sealed class AttemptCancellation : Due, IDisposable
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
    private readonly CancellationTokenSource _source;
    private readonly Race _race = new();
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
        _source = CancellationTokenSource.CreateLinkedTokenSource(_lost, abandonment.Token);
        Token = _source.Token;
        _notice = maxLease / 4 < LongestNotice ? maxLease / 4 : LongestNotice;
        _limits = limits;
        limits.Set(this, lease.TakenAt + Length(scheduler.Time, maxLease - _notice));
    }

    public CancellationToken Token { get; }

    public RemoteCancellationReason Reason =>
        _lost.IsCancellationRequested ? RemoteCancellationReason.LeaseLost
        : Volatile.Read(ref _isCallerGone) ? RemoteCancellationReason.CallerCancelled
        : Volatile.Read(ref _isLeaseNearlyOver) ? RemoteCancellationReason.LeaseLimit
        : _abandonment.HasBegun ? RemoteCancellationReason.WorkerStopping
        : RemoteCancellationReason.None;

    /// <summary>Waits until the work ends, or is not waited for any more: for the lease, or for the worker, which stops.</summary>
    public async Task<AttemptEnd> EndAsync(Task work)
    {
        if (work.IsCompleted || !_abandonment.TryAdd(_race))
        {
            return work.IsCompleted ? AttemptEnd.Worked : AttemptEnd.Stopped;
        }

        _ = TellAsync(work);
        var end = await _race.Task;
        _abandonment.Remove(_race);
        return end;
    }

    /// <summary>The caller no longer wants the result.</summary>
    public void CallerCancels()
    {
        Volatile.Write(ref _isCallerGone, true);
        _ = _scheduler.Run(CancelAsync);
    }

    /// <summary>Whether the implementation has been invoked and has not ended.</summary>
    public bool WorkGoesOn { get; set; }

    // An implementation that is still running may register with the token, and a disposed source would throw there.
    public void Dispose()
    {
        _limits.Remove(this);
        if (!WorkGoesOn)
        {
            _source.Dispose();
        }
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
        _ = _scheduler.Run(CancelAsync);
    }

    // Owned by the work: it ends with it.
    private async Task TellAsync(Task work)
    {
        await work.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        _race.TrySetResult(AttemptEnd.Worked);
    }

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
        catch (ObjectDisposedException)
        {
            // The work has just ended.
        }

        return Task.CompletedTask;
    }

    // What waits goes on where the work ended.
    private sealed class Race : TaskCompletionSource<AttemptEnd>, IThreadPoolWorkItem
    {
        public void Execute() => TrySetResult(AttemptEnd.Stopped);
    }
}
