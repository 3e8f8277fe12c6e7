using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// A claim on a key in the store that workers share, renewed for as long as the call runs here. It lasts as long as the
/// message's lease, so that both expire after a worker's death. As long as it holds, no other worker begins the call,
/// so the work goes on even if the lease is lost.
/// </summary>
internal sealed class HeldClaim(
    IdempotencyKey key, string owner, TimeSpan lasts, int abandoned, SharedStore store, WorkScheduler scheduler, ILogger logger, Action<AggregateException> callbackFailed)
{
    /// <summary>A renewal that fails has two more tries before the claim is void.</summary>
    private const int RenewalsPerTime = 3;

    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private Task _renewing = Task.CompletedTask;
    private bool _isDone;

    /// <summary>What is claimed.</summary>
    public IdempotencyKey Key => key;

    /// <summary>How many workers had the call before and died with it. With a key of a caller's own it may have been another call.</summary>
    public int Abandoned => key.IsOfCaller ? 0 : abandoned;

    /// <summary>Cancelled once another worker is known to have it.</summary>
    public CancellationToken Lost => _lost.Token;

    public void Begin() => _renewing = scheduler.Run(RenewAsync);

    /// <summary>
    /// Asks the store whether the claim still holds: after a sleep of the machine another worker may have it.
    /// </summary>
    public async Task<bool> StillHoldsAsync()
    {
        var claim = await store.ClaimAsync(key.Text, owner, lasts);
        if (claim is { State: not IdempotencyState.Claimed })
        {
            Lose();
        }

        return claim?.State == IdempotencyState.Claimed;
    }

    /// <summary>Keeps the outcome for whoever asks for the same.</summary>
    public async Task<KeptOutcome> CompleteAsync(byte[] outcome)
    {
        _isDone = true;
        EndRenewals();
        var kept = await store.CompleteAsync(key.Text, owner, outcome);
        if (kept == KeptOutcome.Unknown)
        {
            logger.OutcomeNotKept(key.CallId);
        }

        return kept;
    }

    /// <summary>Lets others run the call, unless its outcome was to be kept.</summary>
    public async Task ReleaseAsync()
    {
        EndRenewals();
        if (_isDone)
        {
            return;
        }

        // A renewal on its way must not come after the release.
        _isDone = true;
        await _renewing;
        await store.ReleaseAsync(key.Text, owner);
    }

    // Not CancelAsync: that runs the callbacks on the thread pool.
    private void EndRenewals() => _ended.Cancel();

    // Owned by the run: it ends with it.
    private async Task RenewAsync()
    {
        while (true)
        {
            await scheduler.Pause(lasts / RenewalsPerTime, _ended.Token);
            if (_ended.IsCancellationRequested)
            {
                return;
            }

            var claim = await store.ClaimAsync(key.Text, owner, lasts);
            if (claim is { State: not IdempotencyState.Claimed } && !_ended.IsCancellationRequested)
            {
                logger.ClaimLost(key.CallId);
                Lose();
                return;
            }
        }
    }

    private void Lose()
    {
        try
        {
            _lost.Cancel();
        }
        catch (AggregateException exception)
        {
            callbackFailed(exception);
        }
    }
}
