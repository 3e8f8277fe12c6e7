using System.Globalization;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Ends leases by replacement: the call is sent again, and only when that is confirmed is the old message deleted. A
/// message in a queue cannot be edited, and each receipt of it counts as an attempt; so what did not fail, and what is
/// to wait for longer than a lease lasts, goes as a new message that says how many attempts there have been.
/// </summary>
internal sealed class Replacement(
    QueueLane requests, LeaseKeeper leases, Settlement settlement, Envelopes envelopes, IQueueTransport transport, WorkScheduler scheduler, ILogger logger)
{
    /// <summary>
    /// The attribute of a message that replaces one which a server did not understand: since when it has been left, in
    /// milliseconds since the Unix epoch, by the queue's clock.
    /// </summary>
    public const string LeftSinceAttribute = "arthropod-left-since";

    /// <summary>So much before the longest lease ends, nothing is asked of it any more.</summary>
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(5);

    /// <summary>How long a shutdown waits for the replacement's confirmation; what is left of its time is for the plain release.</summary>
    private static readonly TimeSpan ShutdownPatience = TimeSpan.FromSeconds(2);

    /// <summary>Gives a call back that a server had to leave without its having failed: what has been begun here does not count.</summary>
    public async Task ReleaseUncountedAsync(Lease lease, RequestFrame request)
    {
        using var giveUp = new CancellationTokenSource(ShutdownPatience, scheduler.Time);
        var sending = SendAsync(lease, () => FramesOf(lease, request), lease.Message.Attributes, TimeSpan.Zero, giveUp.Token);
        if (await scheduler.EndsWithin(sending, ShutdownPatience) && await sending)
        {
            await settlement.DeleteAsync(lease);
            return;
        }

        // Not an attempt more is better, but the call is worth more than the count.
        await settlement.ReleaseAsync(lease, TimeSpan.Zero);
    }

    /// <summary>When a message was first left by a server that did not understand it: by its attribute if it replaces another.</summary>
    public static DateTimeOffset LeftSince(ReceivedMessage message)
    {
        var isMarked = message.Attributes.TryGetValue(LeftSinceAttribute, out var mark);
        return isMarked && long.TryParse(mark!.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < message.FirstReceivedAt.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : message.FirstReceivedAt;
    }

    /// <summary>Leaves a message for a server that understands it, which is to find it with all its attempts.</summary>
    /// <param name="lease">The message.</param>
    /// <param name="request">What could be read of it; <see langword="null"/>: nothing, and it goes as it came.</param>
    /// <param name="delay">How long the queue keeps it back.</param>
    public async Task LeaveAsync(Lease lease, RequestFrame? request, TimeSpan delay)
    {
        if (request is null && envelopes.AreSigned)
        {
            // It cannot be signed anew, and its signature would be too old for another message.
            await settlement.ReleaseAsync(lease, delay);
            return;
        }

        var since = LeftSince(lease.Message).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        var attributes = new Dictionary<string, AttributeValue>(lease.Message.Attributes, StringComparer.Ordinal)
        {
            [LeftSinceAttribute] = new("Number", since),
        };
        await ReplaceAsync(lease, () => request is null ? default(EncodedFrames?) : FramesOf(lease, request), attributes, delay);
    }

    /// <summary>Gives a call back whose attempt has failed, for another one after a while.</summary>
    public async Task TryAgainAsync(Lease lease, RequestFrame request, TimeSpan after)
    {
        // A message can be hidden no longer than it can be leased; and hiding it again would count as an attempt.
        var left = transport.Limits.MaxLease - LeaseMargin - scheduler.Time.GetElapsedTime(lease.TakenAt);
        // And a message that came here twice at once has been received once more than there were attempts. So has one that
        // a throttled queue does not hide: it would come again and again, before its time.
        var notBefore = transport.QueueTime + after;
        if (after > left || lease.HasJoined || !await leases.TryReleaseAsync(lease, after))
        {
            await PostponeAsync(lease, request, AttemptsBefore(lease, request) + 1, notBefore);
        }
    }

    /// <summary>Gives a call back that came before its time.</summary>
    public Task PostponeAsync(Lease lease, RequestFrame request, DateTimeOffset notBefore) =>
        PostponeAsync(lease, request, AttemptsBefore(lease, request), notBefore);

    private Task PostponeAsync(Lease lease, RequestFrame request, int attempts, DateTimeOffset notBefore)
    {
        // A queue keeps a message back for a quarter of an hour at most; then it is the next server's turn to do the same.
        var wait = notBefore - transport.QueueTime;
        var delay = Min(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, transport.Limits.MaxDelay);
        return ReplaceAsync(lease, () => FramesOf(lease, request, attempts, notBefore), lease.Message.Attributes, delay);
    }

    private async Task ReplaceAsync(Lease lease, Func<EncodedFrames?> frames, IReadOnlyDictionary<string, AttributeValue> attributes, TimeSpan delay)
    {
        if (await SendAsync(lease, frames, attributes, delay, CancellationToken.None))
        {
            await settlement.DeleteAsync(lease);
        }
        else
        {
            await settlement.ReleaseAsync(lease, delay);
        }
    }

    private static TimeSpan Min(TimeSpan left, TimeSpan right) => left < right ? left : right;

    /// <summary>The attempts that there have been before this delivery.</summary>
    private static int AttemptsBefore(Lease lease, RequestFrame request) => request.Attempts + lease.Message.ReceiveCount - 1;

    private EncodedFrames FramesOf(Lease lease, RequestFrame request) => FramesOf(lease, request, AttemptsBefore(lease, request), request.NotBefore);

    private EncodedFrames FramesOf(Lease lease, RequestFrame request, int attempts, DateTimeOffset? notBefore) =>
        RequestRewriter.Rewrite(lease.Message.Body, attempts, TimeLeft(lease, request), notBefore, isConfirmed: !request.ConfirmBeforeRun);

    // The new message is stamped with the time of its own sending.
    private TimeSpan? TimeLeft(Lease lease, RequestFrame request)
    {
        if (request.TimeLeft is not { } timeLeft)
        {
            return null;
        }

        var left = timeLeft - (transport.QueueTime - lease.Message.SentAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    /// <returns>Whether the queue has the new message.</returns>
    private async Task<bool> SendAsync(
        Lease lease, Func<EncodedFrames?> frames, IReadOnlyDictionary<string, AttributeValue> attributes, TimeSpan delay, CancellationToken giveUp)
    {
        if (!await leases.StillHoldsAsync(lease, giveUp))
        {
            return false;
        }

        var kept = Redriven.OfReplacement(attributes);
        for (var backoff = Backoff.ForRequests(scheduler); !settlement.IsOver(lease) && !giveUp.IsCancellationRequested;)
        {
            // Made anew at each try: it says how much time is left. What could not be read goes as it came.
            var outcome = await (frames() is { } request
                ? requests.SendAsync(request, kept, delay)
                : requests.SendAsync(new OutgoingMessage(lease.Message.Body) { Attributes = kept, Delay = delay }));
            if (outcome.IsDone)
            {
                return !giveUp.IsCancellationRequested;
            }

            if (!outcome.IsTransient)
            {
                logger.ReplacementFailed(lease.Message.MessageId, requests.Queue, Settlement.Describe(outcome));
                return false;
            }

            await scheduler.Pause(backoff.Next(), giveUp);
        }

        return false;
    }
}
