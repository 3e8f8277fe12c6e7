using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Inbox;

/// <summary>
/// Looks at the inboxes under a prefix and deletes those of dead processes: an owner that has been silent for longer
/// than the grace is sent a probe, and only if that, or what is older, is unread after another grace its inbox goes. What it knows
/// of an inbox is in the inbox's tags, so that each sweep may be another process's.
/// </summary>
internal sealed class InboxSweep(
    IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, string prefix, TimeSpan grace, string? ownInbox = null)
{
    /// <summary>These take two tag requests a second. (Amazon SQS takes 30 from all of an account's programs together.)</summary>
    private static readonly TimeSpan TagPause = TimeSpan.FromMilliseconds(500);

    /// <summary>What is received while looking for the probe comes back after so long.</summary>
    private static readonly TimeSpan LookTime = TimeSpan.FromSeconds(30);

    /// <summary>An inbox with more batches than this, none of them with anything old, is looked at again another time.</summary>
    private const int MaxLooks = 50;

    /// <summary>A tag has whole seconds, and clocks differ a little.</summary>
    private static readonly TimeSpan Uncertainty = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether this process is the one to sweep, for one does for all: the owner of the oldest inbox, of those that are
    /// alive and may sweep. The names are in the order of their making, and the youngest of the older ones is the
    /// likeliest to be alive, so that in most cases one look at another's tags tells.
    /// </summary>
    public async Task<bool> IsMineAsync(CancellationToken cancellationToken)
    {
        var older = (await ListAsync(cancellationToken)).Where(name => string.CompareOrdinal(name, ownInbox) < 0);
        foreach (var inbox in older.Reverse())
        {
            if (await TagsAsync(inbox, cancellationToken) is { } tags && InboxTags.OwnerSweeps(tags) &&
                InboxTags.HeartbeatOf(tags) is { } heartbeat && IsFresh(heartbeat))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Looks at one inbox after another.</summary>
    /// <param name="dryRun">Whether to change nothing and only say what would be done.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="TransportException">
    /// The queue service refused, or could not be reached. What it refused for one inbox alone is thrown after the others
    /// have been looked at.
    /// </exception>
    public async IAsyncEnumerable<SweptInbox> RunAsync(bool dryRun, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ExceptionDispatchInfo? refusal = null;
        foreach (var inbox in await ListAsync(cancellationToken))
        {
            SweptInbox swept;
            try
            {
                swept = await LookAsync(inbox, dryRun, cancellationToken);
            }
            catch (TransportException exception) when (exception.Error is TransportError.Invalid or TransportError.TooLarge)
            {
                refusal ??= ExceptionDispatchInfo.Capture(exception);
                continue;
            }

            yield return swept;
        }

        refusal?.Throw();
    }

    private async Task<IReadOnlyList<string>> ListAsync(CancellationToken cancellationToken)
    {
        var names = new List<string>();
        await foreach (var name in transport.ListQueuesAsync(prefix + QueueNames.InboxMarker, cancellationToken))
        {
            if (QueueNames.IsInbox(prefix, name))
            {
                names.Add(name);
            }
        }

        names.Sort(StringComparer.Ordinal);
        return names;
    }

    private async Task<SweptInbox> LookAsync(string inbox, bool dryRun, CancellationToken cancellationToken)
    {
        if (await TagsAsync(inbox, cancellationToken) is not { } tags)
        {
            return new SweptInbox(inbox, SweepVerdict.Gone, null);
        }

        if (InboxTags.HeartbeatOf(tags) is not { } heartbeat)
        {
            return new SweptInbox(inbox, SweepVerdict.NotOurs, null);
        }

        try
        {
            var verdict = await JudgeAsync(inbox, heartbeat, InboxTags.ProbeOf(tags), cancellationToken);
            if (!dryRun)
            {
                await CarryOutAsync(inbox, verdict, cancellationToken);
            }

            return new SweptInbox(inbox, verdict, heartbeat);
        }
        catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
        {
            // Its owner has removed it, or another sweeper has.
            return new SweptInbox(inbox, SweepVerdict.Gone, heartbeat);
        }
    }

    private async Task<SweepVerdict> JudgeAsync(
        string inbox, DateTimeOffset heartbeat, DateTimeOffset? probe, CancellationToken cancellationToken)
    {
        // Whatever its tags say, who sweeps is alive.
        if (inbox == ownInbox || IsFresh(heartbeat))
        {
            return SweepVerdict.Alive;
        }

        // A probe older than the heartbeat has been read, unless that was written by a clock that goes wrong.
        if (probe is not { } probedAt || (probedAt < heartbeat && heartbeat <= transport.QueueTime + grace))
        {
            return SweepVerdict.Probed;
        }

        if (IsFresh(probedAt))
        {
            return SweepVerdict.Waiting;
        }

        // An owner that may not tag reads all the same.
        if (!await IsUnreadAsync(inbox, cancellationToken))
        {
            return SweepVerdict.Probed;
        }

        // The owner may have answered meanwhile, or another sweeper may have sent a probe that is not as old as it seems.
        return await TagsAsync(inbox, cancellationToken) is { } now && InboxTags.HeartbeatOf(now) == heartbeat && InboxTags.ProbeOf(now) == probe
            ? SweepVerdict.Deleted
            : SweepVerdict.Waiting;
    }

    private async Task CarryOutAsync(string inbox, SweepVerdict verdict, CancellationToken cancellationToken)
    {
        switch (verdict)
        {
            case SweepVerdict.Probed:
                await scheduler.Delay(TagPause, cancellationToken);

                // The tag only once the probe is there: a tag without a probe would look as if it had been read.
                var probe = new OutgoingMessage(envelopes.Write(inbox, new ProbeFrame(Guid.CreateVersion7(scheduler.Now))));
                var outcome = (await transport.SendAsync(inbox, [probe], cancellationToken))[0];
                if (outcome.IsDone)
                {
                    await transport.SetTagsAsync(inbox, InboxTags.Probed(transport.QueueTime), cancellationToken);
                }
                else if (outcome is { IsTransient: false, Error: not TransportError.QueueMissing })
                {
                    throw new TransportException(outcome.Error, $"A probe could not be sent to inbox '{inbox}': {outcome.Detail}");
                }

                break;

            case SweepVerdict.Deleted:
                await transport.DeleteQueueAsync(inbox, cancellationToken);
                break;
        }
    }

    // A dead inbox may hold thousands of reports before the probe: that one of those is unread says the same. A young
    // probe, which another sweeper has just sent, says nothing.
    private async Task<bool> IsUnreadAsync(string inbox, CancellationToken cancellationToken)
    {
        var request = new ReceiveRequest(transport.Limits.MaxBatchCount, TimeSpan.FromSeconds(1), LookTime);
        for (var look = 0; look < MaxLooks; look++)
        {
            var messages = await transport.ReceiveAsync(inbox, request, cancellationToken);
            if (messages.Any(message => transport.QueueTime - message.SentAt > grace - Uncertainty))
            {
                return true;
            }

            if (messages.Count == 0)
            {
                return false;
            }
        }

        return false;
    }

    private async Task<IReadOnlyDictionary<string, string>?> TagsAsync(string inbox, CancellationToken cancellationToken)
    {
        await scheduler.Delay(TagPause, cancellationToken);
        return await transport.GetTagsAsync(inbox, cancellationToken);
    }

    // What is to be hours from now was written by a clock that goes wrong, and says nothing.
    private bool IsFresh(DateTimeOffset moment) => (transport.QueueTime - moment).Duration() <= grace;
}
