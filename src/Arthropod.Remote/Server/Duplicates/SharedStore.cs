using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>The store that workers share. It may throw or give no answer, so every wait for it has an end.</summary>
internal sealed class SharedStore(
    IIdempotencyStore store, string queue, TimeSpan keptFor, Func<DateTimeOffset> queueTime, WorkScheduler scheduler, ILogger logger, CancellationToken ended)
{
    /// <summary>As the interface promises to its implementers.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>
    /// How often an outcome is offered, and a claim given back: without the one another worker would do the work again, without
    /// the other its owner would be taken for dead.
    /// </summary>
    private const int Tries = 3;

    /// <returns>The store's answer; <see langword="null"/>: it gave none.</returns>
    public async Task<IdempotencyClaim?> ClaimAsync(string key, string owner, TimeSpan lasts)
    {
        IdempotencyClaim? claim = null;
        var isAnswered = await TryAsync(async cancellation =>
            claim = await store.ClaimAsync(key, owner, queueTime(), lasts, cancellation) ?? throw new InvalidOperationException("The store gave null for a claim."));
        return isAnswered ? claim : null;
    }

    public async Task<KeptOutcome> CompleteAsync(string key, string owner, byte[] outcome)
    {
        var tries = 0;
        return await scheduler.RepeatUntilAsync(
            async () =>
            {
                tries++;
                var isOurs = false;
                var isAnswered = await TryAsync(async cancellation =>
                    isOurs = await store.CompleteAsync(key, owner, queueTime(), outcome, keptFor, cancellation));
                return !isAnswered ? KeptOutcome.Unknown : isOurs ? KeptOutcome.Kept : KeptOutcome.OfAnother;
            },
            kept => kept != KeptOutcome.Unknown || tries == Tries,
            ended);
    }

    public Task ReleaseAsync(string key, string owner)
    {
        var tries = 0;
        return scheduler.RepeatUntilAsync(
            () => TryAsync(async cancellation => await store.ReleaseAsync(key, owner, cancellation)),
            isReleased => isReleased || ++tries == Tries,
            ended);
    }

    private async Task<bool> TryAsync(Func<CancellationToken, Task> ask)
    {
        // Never disposed of: it has no timer, and a store that is late may go on with its token.
        var patience = new CancellationTokenSource();
        try
        {
            // A task of its own: a store that blocks its thread must not block the receiving of other calls.
            var asking = scheduler.Run(() => ask(patience.Token));
            if (!await scheduler.EndsWithin(asking, Patience))
            {
                _ = scheduler.Run(() => CancelAsync(patience));
                throw new TimeoutException($"The store gave no answer for {Patience:c}.");
            }

            await asking;
            return true;
        }
        catch (Exception exception)
        {
            logger.IdempotencyStoreFailed(exception, queue);
            return false;
        }
    }

    // Not the source's own CancelAsync: that runs the callbacks on the thread pool.
    private static Task CancelAsync(CancellationTokenSource patience)
    {
        patience.Cancel();
        return Task.CompletedTask;
    }
}
