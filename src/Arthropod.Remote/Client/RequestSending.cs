using Arthropod.Remote.Inbox;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Serialization;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// The sending of one request. A refusal fails the call at once. Without an answer the same call is sent again until
/// the send deadline: the queue may then hold it twice, and servers and clients are made for that.
/// </summary>
internal sealed class RequestSending(
    PendingCall pending, RequestQueues queues, ProcessInbox inbox, Envelopes envelopes, WorkScheduler scheduler, CallSettings settings)
{
    /// <summary>What a dead-letter copy of a request needs beside the body, for its reason.</summary>
    private const int ReservedBytes = 8 * 1024;

    /// <summary>What most requests have beside their arguments; a longer one grows its buffer.</summary>
    private const int RoomForFields = 256;

    // A time of day may be set meanwhile, and goes on while the machine sleeps: whoever wakes is to have tried for as long.
    private readonly long _startedAt = scheduler.Time.GetTimestamp();

    private bool IsInTime => scheduler.Time.GetElapsedTime(_startedAt) < settings.SendTimeout;

    private string Contract => pending.Call.Contract.Name;

    private string Method => pending.Call.Method.Name;

    public async Task RunAsync()
    {
        var queue = await FindAsync(FindQueueAsync);
        var replyTo = pending.Call.Method.IsOneWay ? null : await FindAsync(inbox.GetNameAsync);
        if (pending.HasEnded)
        {
            return;
        }

        // They are needed until the queue has answered: each try is encoded anew.
        using var arguments = pending.Call.TakeArguments();
        using var encoded = new PooledBuffer(arguments.Count + RoomForFields);
        var request = ToRequest(replyTo, arguments.Memory);
        FrameWriter.Write(encoded, request);
        if (BytesTooMany(queue, encoded) is { } bytes)
        {
            pending.Fail(NotSent(
                $"The request of {Contract}.{Method} has {bytes:N0} bytes as a message, and queue '{queue.Name}' takes " +
                $"{queue.MaxMessageBytes:N0}, of which {ReservedBytes:N0} are kept free. Nothing was sent. Pass less, or a reference to the data instead of the data."));
            return;
        }

        await SendAsync(queue, request, encoded);
    }

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

    private Task<QueueInfo> FindQueueAsync() => queues.GetAsync(pending.Call.Contract.QueueName);

    // A queue service that is throttling for a moment while its queues are seen to is no reason to fail a call either;
    // nor is a queue deleted a moment ago, whose name can be used again in a minute.
    private async Task<T> FindAsync<T>(Func<Task<T>> find)
    {
        for (var backoff = Backoff.ForRequests(scheduler); ;)
        {
            try
            {
                return await find();
            }
            catch (TransportException exception) when (exception.IsTransient && !pending.HasEnded && IsInTime)
            {
                await scheduler.Delay(backoff.Next(), CancellationToken.None);
            }
        }
    }

    private async Task SendAsync(QueueInfo queue, RequestFrame request, PooledBuffer encoded)
    {
        var backoff = Backoff.ForRequests(scheduler);
        var createdAnew = false;
        for (var isFirst = true; !pending.HasEnded; isFirst = false)
        {
            if (!isFirst)
            {
                // The time left counts from the sending of the message.
                encoded.Clear();
                FrameWriter.Write(encoded, request with { TimeLeft = pending.Call.Method.IsOneWay ? null : pending.TimeLeft });
            }

            if (!pending.TryHand())
            {
                return;
            }

            var outcome = await queues.Lane(queue.Name).SendAsync(new EncodedFrames(1, encoded.Memory));
            pending.MarkSent(outcome.Kind switch
            {
                OutcomeKind.Done => RemoteCallState.Sent,
                OutcomeKind.Unknown => RemoteCallState.MaybeSent,
                _ => RemoteCallState.NotSent,
            });
            if (outcome.IsDone)
            {
                if (pending.Call.Method.IsOneWay)
                {
                    pending.CompleteOneWay();
                }

                return;
            }

            if (outcome.Error == TransportError.QueueMissing && (!createdAnew || (queues.AreCreated && IsInTime)))
            {
                // Somebody deleted the queue behind our back. What Provisioning says applies once more. Where it says
                // Create, again and again: for a while SQS may find a queue that is gone, or not know a new one.
                if (createdAnew)
                {
                    await scheduler.Delay(backoff.Next(), CancellationToken.None);
                }

                createdAnew = true;
                queues.Forget(pending.Call.Contract.QueueName);
                queue = await FindAsync(FindQueueAsync);
            }
            else if (!outcome.IsTransient)
            {
                pending.Fail(Refused(queue, outcome));
            }
            else if (!IsInTime)
            {
                pending.Fail(GaveUp(queue, outcome));
            }
            else
            {
                await scheduler.Delay(backoff.Next(), CancellationToken.None);
            }
        }
    }

    private RequestFrame ToRequest(string? replyTo, ReadOnlyMemory<byte> arguments) => new(pending.Id, Method)
    {
        ReplyTo = replyTo,
        Arguments = arguments,
        TimeLeft = replyTo is null ? null : pending.TimeLeft,
        IdempotencyKey = pending.Call.Options?.IdempotencyKey,
        ConfirmBeforeRun = replyTo is not null && pending.Policy.ConfirmBeforeRun,
        Headers = pending.Call.Options?.Headers ?? RequestFrame.EmptyHeaders,
    };

    private RemoteSendException Refused(QueueInfo queue, Outcome outcome) => NotSent(outcome.Error switch
    {
        TransportError.QueueMissing =>
            $"Queue '{queue.Name}' does not exist (any more), so {Contract}.{Method} was not sent. Create it, or set Provisioning to Create.",
        TransportError.AccessDenied =>
            $"Sending {Contract}.{Method} to queue '{queue.Name}' was denied: {outcome.Detail}",
        _ => $"Queue '{queue.Name}' refused the request of {Contract}.{Method} ({outcome.Error}): {outcome.Detail}",
    });

    private RemoteSendException GaveUp(QueueInfo queue, Outcome outcome) => NotSent(
        $"The request of {Contract}.{Method} {(pending.State == RemoteCallState.NotSent ? "was not sent" : "may have been sent")}: queue '{queue.Name}' " +
        $"gave no confirmation for {settings.SendTimeout:c}. Last: {outcome.Error} {outcome.Detail}");

    private RemoteSendException NotSent(string message) => new(message)
    {
        CallId = pending.Id,
        MayHaveBeenSent = pending.State > RemoteCallState.NotSent,
    };
}
