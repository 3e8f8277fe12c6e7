using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>Ends leases on one request queue: deletes the message, releases it, or moves it to the dead-letter queue.</summary>
internal sealed class Settlement(
    QueueLane requests,
    QueueLane deadLetters,
    Func<Task> seeToDeadLetters,
    Func<DeadLetterNote, string> toJson,
    LeaseKeeper leases,
    WorkScheduler scheduler,
    ILogger logger,
    CancellationToken ended)
{
    /// <summary>
    /// What cannot be moved now is tried again with growing delay, up to this: less than the time for which servers remember
    /// (<see cref="Duplicates.FinishedCalls"/>) why it is to be moved.
    /// </summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    /// <summary>Deletes the message; the lease is renewed until that is confirmed.</summary>
    public async Task DeleteAsync(Lease lease)
    {
        var backoff = Backoff.ForRequests(scheduler);
        while (!IsOver(lease))
        {
            var receipt = lease.Message.Receipt;
            var outcome = await requests.DeleteAsync(receipt);
            if (!outcome.IsTransient)
            {
                // SQS says that it has deleted by an old receipt, too, and has not.
                if (!leases.TryDrop(lease, receipt))
                {
                    continue;
                }

                if (!outcome.IsDone)
                {
                    logger.DeleteFailed(lease.Message.MessageId, requests.Queue, Describe(outcome));
                }

                return;
            }

            await scheduler.Pause(backoff.Next(), lease.Lost);
        }
    }

    /// <summary>
    /// Gives the message back: others receive it after the delay. A wait that was asked for is worth more tries than one:
    /// the message would come when its visibility timeout ends, which may be much sooner.
    /// </summary>
    public async Task ReleaseAsync(Lease lease, TimeSpan delay)
    {
        leases.Drop(lease);
        var startedAt = scheduler.Time.GetTimestamp();
        var left = delay;
        for (var backoff = Backoff.ForRequests(scheduler); !lease.Lost.IsCancellationRequested;)
        {
            var outcome = await requests.ChangeVisibilityAsync(new VisibilityChange(lease.Message.Receipt, left));
            if (!outcome.IsTransient || ended.IsCancellationRequested)
            {
                return;
            }

            await scheduler.Pause(backoff.Next(), ended);
            left = delay - scheduler.Time.GetElapsedTime(startedAt);
            if (left <= TimeSpan.Zero || ended.IsCancellationRequested)
            {
                return;
            }
        }
    }

    /// <summary>Stops renewing: the message comes back when its visibility timeout ends.</summary>
    public void Abandon(Lease lease) => leases.Drop(lease);

    /// <summary>Copies the message to the dead-letter queue. The caller then answers, and then deletes.</summary>
    /// <returns>Whether the copy is confirmed. If not, the message is left in its queue and comes back later.</returns>
    public async Task<bool> CopyToDeadLettersAsync(Lease lease, DeadLetterNote note)
    {
        var json = toJson(note);
        var outcome = await CopyAsync(lease, json);
        if (outcome.Error == TransportError.QueueMissing)
        {
            outcome = await CreateAndCopyAsync(lease, json, outcome);
        }
        else if (outcome.Error is TransportError.TooLarge or TransportError.Invalid)
        {
            // A stranger's message may have no room for the note: too long, or with ten attributes already.
            outcome = await CopyAsync(lease, null);
        }

        if (outcome.IsDone && !lease.Lost.IsCancellationRequested)
        {
            ArthropodMeter.DeadLettered();
            logger.DeadLettered(lease.Message.MessageId, requests.Queue, deadLetters.Queue, note.Reason);
            return true;
        }

        logger.DeadLetterFailed(lease.Message.MessageId, requests.Queue, deadLetters.Queue, Describe(outcome), note.Reason);
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(lease.Message.ReceiveCount, 10)));
        await ReleaseAsync(lease, delay < LongestDelay ? delay : LongestDelay);
        return false;
    }

    private async Task<Outcome> CreateAndCopyAsync(Lease lease, string json, Outcome missing)
    {
        try
        {
            await seeToDeadLetters();
        }
        catch (RemoteException exception)
        {
            return missing with { Detail = exception.Message };
        }

        return await CopyAsync(lease, json);
    }

    private async Task<Outcome> CopyAsync(Lease lease, string? json)
    {
        var attributes = new Dictionary<string, AttributeValue>(lease.Message.Attributes, StringComparer.Ordinal);
        attributes.Remove(Replacement.LeftSinceAttribute);
        attributes.Remove(Redriven.Attribute);
        attributes.Remove(DeadLetterNote.OldAttribute);
        if (json is not null)
        {
            attributes[DeadLetterNote.Attribute] = new AttributeValue(json);
        }

        var copy = new OutgoingMessage(lease.Message.Body) { Attributes = attributes };
        var outcome = await deadLetters.SendAsync(copy);
        for (var backoff = Backoff.ForRequests(scheduler); outcome.IsTransient && !IsOver(lease);)
        {
            await scheduler.Pause(backoff.Next(), lease.Lost);
            outcome = IsOver(lease) ? outcome : await deadLetters.SendAsync(copy);
        }

        return outcome;
    }

    /// <summary>Whether there is nothing to settle any more: what is not settled comes back when its visibility timeout ends.</summary>
    public bool IsOver(Lease lease) => lease.Lost.IsCancellationRequested || ended.IsCancellationRequested;

    public static string Describe(Outcome outcome) => $"{outcome.Kind}, {outcome.Error}: {outcome.Detail}";
}
