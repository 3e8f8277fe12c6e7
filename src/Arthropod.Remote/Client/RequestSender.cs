using Arthropod.Remote.Inbox;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// Sends requests. A refusal is an error at once. Without an answer the same call is sent again until the send
/// deadline: the queue may then hold it twice, and servers and clients are made for that.
/// </summary>
internal sealed class RequestSender(
    RequestQueues queues, ProcessInbox inbox, Envelopes envelopes, PayloadStore payloads, WorkScheduler scheduler, TimeSpan sendTimeout)
{
    /// <summary>What a dead-letter copy of a request needs beside the body, for its reason.</summary>
    private const int ReservedBytes = 8 * 1024;

    private const string EndedMeanwhile = "The call has ended before its request was sent.";

    /// <summary>
    /// Sends a call's request. On any thread: each await is a <see cref="WorkScheduler.Resume"/>, and where queue and inbox
    /// are known, the request is in its lane on return.
    /// </summary>
    /// <param name="pending">The call.</param>
    /// <param name="stepped">What the application's steps have made of it, and who ends it if it cannot be sent; <see langword="null"/>: it has none.</param>
    /// <returns>Why the queue does not have it; <see langword="null"/>: it has.</returns>
    public async Task<Exception?> SendAsync(PendingCall pending, OutgoingCall? stepped = null)
    {
        try
        {
            // A time of day may be set meanwhile, and goes on while the machine sleeps: whoever wakes is to have tried for as long.
            var startedAt = scheduler.Time.GetTimestamp();
            var queue = await scheduler.Resume(FindQueueAsync(pending, startedAt));
            var replyTo = pending.Call.Method.IsOneWay ? null : await scheduler.Resume(FindInboxAsync(pending, startedAt));
            if (pending.HasEnded)
            {
                return new OperationCanceledException(EndedMeanwhile);
            }

            // Whoever has run the steps holds the arguments for their length.
            using var arguments = stepped is null ? pending.Call.TakeArguments() : null;
            var storing = payloads.StoreAsync(arguments?.Memory ?? stepped!.Arguments, pending.Call.CancellationToken);
            var request = ToRequest(pending, stepped, replyTo, storing.IsCompletedSuccessfully ? await storing : await scheduler.Resume(storing.AsTask()));
            using var encoded = new PooledBuffer();
            FrameWriter.Write(encoded, request);
            if (BytesTooMany(queue, encoded) is { } bytes)
            {
                throw CallErrors.TooLarge(pending, bytes, queue, ReservedBytes);
            }

            if (!pending.TrySetOut())
            {
                return new OperationCanceledException(EndedMeanwhile);
            }

            var outcome = await scheduler.Resume(queues.Lane(queue.Name).SendAsync(new EncodedFrames(1, encoded.Memory)));
            pending.SetSent(outcome.Kind);
            if (!outcome.IsDone && !await scheduler.Resume(scheduler.Run(() => SendAgainAsync(pending, queue, request, encoded, outcome, startedAt))))
            {
                return new OperationCanceledException(EndedMeanwhile);
            }

            if (stepped is null && pending.Call.Method.IsOneWay)
            {
                pending.CompleteOneWay();
            }

            return null;
        }
        catch (Exception exception)
        {
            var failure = exception as RemoteSendException ?? CallErrors.NotSent(pending, exception);
            if (stepped is null)
            {
                pending.Fail(failure);
            }

            return failure;
        }
    }

    private async Task<bool> SendAgainAsync(
        PendingCall pending, QueueInfo queue, RequestFrame request, PooledBuffer encoded, Outcome outcome, long startedAt)
    {
        var backoff = Backoff.ForRequests(scheduler);
        for (var createdAnew = false; !pending.IsKnownToBeSent;)
        {
            if (outcome.Error == TransportError.QueueMissing && (!createdAnew || (queues.AreCreated && IsInTime(startedAt))))
            {
                // Somebody deleted the queue behind our back. What Provisioning says applies once more. Where it says
                // Create, again and again: for a while the service may find a queue that is gone, or not know a new one.
                if (createdAnew)
                {
                    await scheduler.Delay(backoff.Next(), CancellationToken.None);
                }

                createdAnew = true;
                queues.Forget(pending.Call.Contract.QueueName);
                queue = await FindQueueAsync(pending, startedAt);
            }
            else if (!outcome.IsTransient)
            {
                throw CallErrors.RefusedByQueue(pending, queue, outcome);
            }
            else if (!IsInTime(startedAt))
            {
                throw CallErrors.Unconfirmed(pending, queue, outcome, sendTimeout);
            }
            else
            {
                await scheduler.Delay(backoff.Next(), CancellationToken.None);
            }

            if (pending.IsKnownToBeSent)
            {
                // To send it once more would be to have it carried out once more.
                break;
            }

            if (!pending.TrySetOut())
            {
                return false;
            }

            // The time left counts from the sending of the message.
            encoded.Clear();
            FrameWriter.Write(encoded, request with { TimeLeft = pending.Call.Method.IsOneWay ? null : pending.TimeLeft });
            outcome = await queues.Lane(queue.Name).SendAsync(new EncodedFrames(1, encoded.Memory));
            pending.SetSent(outcome.Kind);
        }

        return true;
    }

    private Task<QueueInfo> FindQueueAsync(PendingCall pending, long startedAt)
    {
        var finding = queues.GetAsync(pending.Call.Contract.QueueName);
        return finding.IsCompletedSuccessfully ? finding : RetryAsync(pending, () => queues.GetAsync(pending.Call.Contract.QueueName), startedAt);
    }

    private Task<string> FindInboxAsync(PendingCall pending, long startedAt)
    {
        var opening = inbox.GetNameAsync();
        return opening.IsCompletedSuccessfully ? opening : RetryAsync(pending, inbox.GetNameAsync, startedAt);
    }

    // A queue service that is throttling for a moment while its queues are seen to is no reason to fail a call either;
    // nor is a queue deleted a moment ago, whose name can be used again in a minute.
    private Task<T> RetryAsync<T>(PendingCall pending, Func<Task<T>> find, long startedAt) => scheduler.Run(() => scheduler.RetryAsync(
        find, exception => exception is TransportException { IsTransient: true } && !pending.HasEnded && IsInTime(startedAt)));

    private bool IsInTime(long startedAt) => scheduler.Time.GetElapsedTime(startedAt) < sendTimeout;

    /// <returns>How many bytes the message would have, if those are more than the queue takes.</returns>
    private int? BytesTooMany(QueueInfo queue, PooledBuffer encoded)
    {
        var most = queue.MaxMessageBytes - ReservedBytes;
        if (envelopes.MaxBodyBytes(encoded.Count) <= most)
        {
            return null;
        }

        // A body is of ASCII alone.
        var bytes = envelopes.Write(queue.Name, [new EncodedFrames(1, encoded.Memory)]).Length;
        return bytes > most ? bytes : null;
    }

    private static RequestFrame ToRequest(PendingCall pending, OutgoingCall? stepped, string? replyTo, Payload arguments) =>
        new(pending.Id, pending.Call.Method.Name)
        {
            ReplyTo = replyTo,
            Arguments = arguments,
            TimeLeft = replyTo is null ? null : pending.TimeLeft,
            IdempotencyKey = pending.Call.Options?.IdempotencyKey,
            ConfirmBeforeRun = replyTo is not null && pending.Policy.ConfirmBeforeRun,
            Headers = stepped?.HeadersToSend ?? pending.Call.Options?.Headers ?? RequestFrame.EmptyHeaders,
        };
}
