using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Settling;

/// <summary>
/// Applies a disposition. What an answer depends on comes before the answer, and the message is deleted last, so that at
/// every moment the call is somewhere.
/// </summary>
internal sealed class Settlement(ServerContext context)
{
    /// <summary>An unreadable message may name 20,000 callers. Whoever wrote it could have each of them looked up.</summary>
    private const int MaxCallersTold = 4;

    /// <summary>How long a shutdown waits for a new message's confirmation; what is left of its time is for the plain release.</summary>
    private static readonly TimeSpan ReplacementTime = TimeSpan.FromSeconds(2);

    /// <summary>How long a release waits for a store that gives no answer. Claims expire by themselves.</summary>
    private static readonly TimeSpan ClaimTime = TimeSpan.FromSeconds(1);

    /// <summary>How long a call waits when another worker is about to finish it.</summary>
    private static readonly TimeSpan OthersTime = TimeSpan.FromSeconds(5);

    /// <returns>How the delivery was settled.</returns>
    public async Task<Disposition> SettleAsync(Delivery delivery, Disposition disposition)
    {
        if (disposition is Disposition.Answer or Disposition.Retry or Disposition.DeadLetter)
        {
            // What an attempt does after it was told that another worker may have the call does not count.
            var isOurs = !delivery.Lost.IsCancellationRequested;
            var mayTell = isOurs && !delivery.Shutdown.HasBegun;
            if (!await delivery.Queue.Leases.StillHoldsAsync(delivery.Lease, context.Ended))
            {
                return await EndWithoutLeaseAsync(delivery, mayTell ? disposition as Disposition.Answer : null);
            }

            disposition = !isOurs ? new Disposition.Postpone(context.Transport.QueueTime + OthersTime)
                // Most likely it ended because it was told to. Another worker may do better.
                : disposition.Error is not null && delivery.Shutdown.HasBegun && !HasHadItsOnlyAttempt(delivery) ? Disposition.Release.Now
                : disposition;
        }

        switch (disposition)
        {
            case Disposition.Answer answer:
                return await AnswerAsync(delivery, answer);
            case Disposition.DeadLetter deadLetter:
                return await DeadLetterAsync(delivery, deadLetter);
            case Disposition.Retry retry:
                await RetryAsync(delivery, retry);
                break;
            case Disposition.Postpone postpone:
                delivery.CloseReplies();
                await PostponeAsync(delivery, Uncounted(delivery), postpone.NotBefore);
                break;
            case Disposition.Leave leave:
                await LeaveAsync(delivery, leave);
                break;
            case Disposition.Release when HasHadItsOnlyAttempt(delivery):
                return await DeadLetterAsync(delivery, new Disposition.DeadLetter(new DeadLetterNote(
                    DeadLetterKind.Attempts, "It was under way when its server was stopped, and MaxAttempts 1 lets it begin once at most.")
                {
                    Attempts = 1,
                }));
            case Disposition.Release:
                return await ReleaseAsync(delivery);
        }

        return disposition;
    }

    /// <summary>
    /// The lease is lost, and another worker may have the message. The answer is returned to be remembered: if the
    /// message comes here again, the work is not repeated.
    /// </summary>
    private async Task<Disposition> EndWithoutLeaseAsync(Delivery delivery, Disposition.Answer? answer)
    {
        if (answer?.Final is { } make && !answer.IsNotice)
        {
            answer = answer with { Encoded = delivery.Replies.Finish(make) };
        }
        else
        {
            answer = null;
        }

        delivery.CloseReplies();
        if (answer is { SendFirst: [] } && delivery.Claim is { } claim && await KeepAsync(claim, answer) == KeptOutcome.Kept)
        {
            // Whoever has the message finds the outcome; the caller need not wait for that.
            await delivery.Shutdown.ComesAfter(delivery.Replies.SendFinalAsync(answer.Encoded!, delivery.Slot.SetAside));
            return answer;
        }

        if (delivery.HasBegun)
        {
            context.Logger.LeaseLost(delivery.Request.CallId, delivery.Contract, delivery.Request.Method, delivery.Lease.LostReason ?? "");
        }

        delivery.Telling = delivery.WhenRepliesSentAsync();
        return answer is { SendFirst: [] } ? answer : Disposition.Discard.Silently;
    }

    private async Task<Disposition> AnswerAsync(Delivery delivery, Disposition.Answer answer)
    {
        answer = answer with { Encoded = answer.Encoded ?? delivery.Replies.Finish(answer.Final!) };
        if (answer.SendFirst.Count > 0)
        {
            var sending = SendFirstAsync(delivery, answer.SendFirst);
            if (!await delivery.Shutdown.ComesAfter(sending))
            {
                return await GiveUpAnsweringAsync(delivery);
            }

            if (!await sending)
            {
                delivery.Abandon();
                return Disposition.Discard.Silently;
            }
        }

        if (delivery.Claim is { } claim)
        {
            // Before the answer is sent: a worker that dies in between leaves a call that need not be carried out again.
            var keeping = KeepAsync(claim, answer);
            if (!await delivery.Shutdown.ComesAfter(keeping))
            {
                return await GiveUpAnsweringAsync(delivery);
            }

            if (await keeping == KeptOutcome.OfAnother)
            {
                var postpone = new Disposition.Postpone(context.Transport.QueueTime + OthersTime);
                await PostponeAsync(delivery, Uncounted(delivery), postpone.NotBefore);
                return postpone;
            }
        }

        var telling = answer.IsNotice ? delivery.Replies.NotifyFinalAsync(answer.Encoded) : delivery.Replies.SendFinalAsync(answer.Encoded, delivery.Slot.SetAside);
        if (!await delivery.Shutdown.ComesAfter(telling))
        {
            return await GiveUpAnsweringAsync(delivery);
        }

        await SettleAsync(delivery, await telling, answer.IsNotice);
        return answer;
    }

    /// <summary>A shutdown does not wait for the answer.</summary>
    private async Task<Disposition> GiveUpAnsweringAsync(Delivery delivery)
    {
        if (!HasHadItsOnlyAttempt(delivery))
        {
            return await ReleaseAsync(delivery);
        }

        // The answer may arrive all the same, or be kept in the store. If not, whoever receives the message says that it may
        // have run.
        delivery.CloseReplies();
        delivery.Abandon();
        return Disposition.Discard.Silently;
    }

    /// <summary>Whether the work must not begin again, here or elsewhere.</summary>
    private static bool HasHadItsOnlyAttempt(Delivery delivery) => delivery.HasBegun && delivery.Policy.MaxAttempts == 1;

    /// <summary>Deletes the request, or gives it up, by what became of the answer.</summary>
    private Task SettleAsync(Delivery delivery, Outcome answer, bool isNotice)
    {
        var request = delivery.Request;
        if (answer.IsDone)
        {
            return delivery.CompleteAsync();
        }

        if (answer.Error == TransportError.QueueMissing)
        {
            if (!isNotice)
            {
                ArthropodMeter.ResultDiscarded();
                context.Logger.ResultDiscarded(
                    request.ReplyTo!, request.CallId, context.Registration.Options.MissingInboxGrace, delivery.Contract, request.Method);
            }

            return delivery.CompleteAsync();
        }

        if (!isNotice)
        {
            context.Logger.AnswerNotSent(
                request.CallId, delivery.Contract, request.Method, request.ReplyTo ?? "", ServedQueue.Describe(answer));
        }

        delivery.Abandon();
        return Task.CompletedTask;
    }

    /// <returns>Whether all of it is confirmed.</returns>
    private async Task<bool> SendFirstAsync(Delivery delivery, IReadOnlyList<HeldSend> sends)
    {
        // All at once: they travel together.
        var sending = sends.Select(send => (send, context.SendAsync(send, delivery.Lost))).ToList();
        var isSent = true;
        foreach (var (send, task) in sending)
        {
            var outcome = await task;
            if (!outcome.IsDone)
            {
                isSent = false;
                context.Logger.HeldSendFailed(
                    delivery.Request.CallId, delivery.Contract, delivery.Request.Method, send.Queue, ServedQueue.Describe(outcome));
            }
        }

        return isSent && !delivery.Lost.IsCancellationRequested;
    }

    /// <summary>Keeps the outcome for whoever asks for the same, if it is one that the key stands for.</summary>
    private static Task<KeptOutcome> KeepAsync(HeldClaim claim, Disposition.Answer answer) =>
        // A cancel or unreadable arguments of one caller do not concern another caller with the same key.
        answer.IsOutcome || !claim.Key.IsOfCaller ? claim.CompleteAsync(answer.Encoded!) : Task.FromResult(KeptOutcome.Kept);

    private async Task<Disposition> DeadLetterAsync(Delivery delivery, Disposition.DeadLetter deadLetter)
    {
        if (!delivery.IsRead)
        {
            await DeadLetterUnreadAsync(delivery, deadLetter.Note);
            return Disposition.Discard.Silently;
        }

        var final = deadLetter.Encoded ?? delivery.Replies.Finish(
            position => new ErrorFrame(delivery.Request.CallId, position, deadLetter.Kind, Explain(deadLetter), context.ServerName));
        var isWorkDone = deadLetter.Error is not null || deadLetter.Encoded is not null;

        // The note may be remembered for long, and says of the error no more than this.
        var note = deadLetter.Error is { } error
            ? deadLetter.Note with { Error = error with { StackTrace = null, InnerErrors = [] }, Attempts = delivery.EndedAttempts + 1, Receipts = delivery.UnknownReceipts }
            : deadLetter.Note;
        if (!await delivery.TryCopyToDeadLettersAsync(note))
        {
            return isWorkDone ? deadLetter with { Note = note, Encoded = final } : Disposition.Discard.Silently;
        }

        await delivery.Replies.SendFinalAsync(final, delivery.Slot.SetAside);
        await delivery.CompleteAsync();
        return deadLetter with { Note = note, Encoded = final, IsMoved = true };
    }

    /// <summary>
    /// Moves a message that is not a request. The callers that it names may be made up, so no missing inbox is waited
    /// for.
    /// </summary>
    private async Task DeadLetterUnreadAsync(Delivery delivery, DeadLetterNote note)
    {
        if (!await delivery.TryCopyToDeadLettersAsync(note))
        {
            return;
        }

        var replies = delivery.IsAuthentic ? context.Replies : context.UnsignedReplies;
        var error = Explain(new Disposition.DeadLetter(note));
        var position = new ReplyPosition(delivery.Lease.Message.ReceiveCount, delivery.Lease.Id, 0);
        var telling = ReturnAddressReader.Read(delivery.Lease.Message.Body, MaxCallersTold)
            .Where(caller => context.IsInbox(caller.Inbox))
            .Distinct()
            .Select(caller => replies.NotifyAsync(
                caller.Inbox,
                FrameWriter.Encode(new ErrorFrame(caller.CallId, position, ServerErrorKind.DeadLettered, error, context.ServerName))))
            .ToList();
        foreach (var told in telling)
        {
            await told;
        }

        await delivery.CompleteAsync();
    }

    private static ServerError Explain(Disposition.DeadLetter deadLetter)
    {
        var reason = deadLetter.Note.Reason;
        var moved = $"{(reason.EndsWith('.') ? reason : $"{reason}.")} The request was moved to the dead-letter queue.";
        return deadLetter.Error is { } error && !string.Equals(error.Message, reason, StringComparison.Ordinal)
            ? error with { Message = $"{moved} The last error was {error.TypeName}: {error.Message}" }
            : new ServerError(typeof(RemoteException).FullName!, moved, null, []);
    }

    private async Task RetryAsync(Delivery delivery, Disposition.Retry retry)
    {
        if (retry.Error is { } error)
        {
            // An inbox that takes nothing must not gather ever more of these.
            delivery.Telling = delivery.Replies.FailAsync(position =>
                new AttemptFailedFrame(delivery.Request.CallId, position, retry.Kind, error, context.ServerName)
                {
                    EndedAttempts = delivery.EndedAttempts + 1,
                    RetryAfter = retry.Wait,
                });
        }

        await ReleaseClaimAsync(delivery);

        // A new message, though hiding this one would cost less: each receipt of it counts, whatever it leads to, and only a
        // new one can say which of them were attempts.
        await PostponeAsync(
            delivery,
            delivery.Request with { Receipts = delivery.Receipt, EndedAttempts = delivery.Request.EndedAttempts + 1, LeftSince = null },
            context.Transport.QueueTime + retry.Wait);
    }

    private Task PostponeAsync(Delivery delivery, RequestFrame progress, DateTimeOffset notBefore)
    {
        // A queue keeps a message back for a quarter of an hour at most; then it is the next worker's turn to do the same.
        var wait = notBefore - context.Transport.QueueTime;
        var delay = wait < TimeSpan.Zero ? TimeSpan.Zero : wait < context.Transport.Limits.MaxDelay ? wait : context.Transport.Limits.MaxDelay;
        return ReplaceAsync(delivery, () => FramesOf(delivery, progress with { NotBefore = notBefore }), AttributesOf(delivery), delay);
    }

    private async Task LeaveAsync(Delivery delivery, Disposition.Leave leave)
    {
        if (!delivery.IsRead && context.Envelopes.AreSigned)
        {
            // It cannot be signed anew, and its signature would be too old for another message.
            await delivery.ReleaseAsync(leave.Wait);
            return;
        }

        if (leave.Reason is { } reason && delivery.IsRead && delivery.Request.ReplyTo is { } inbox)
        {
            var position = new ReplyPosition(delivery.Receipt, delivery.Lease.Id, 0);
            delivery.Telling = context.Replies.NotifyAsync(
                inbox, FrameWriter.Encode(new NotUnderstoodFrame(delivery.Request.CallId, position, reason, context.ServerName)));
        }

        if (!delivery.IsRead)
        {
            await ReplaceAsync(delivery, static () => null, LeftSince.MarkOf(delivery.Lease.Message), leave.Wait);
            return;
        }

        var progress = Uncounted(delivery) with { LeftSince = LeftSince.Of(delivery.Lease.Message, delivery.Request) };
        await ReplaceAsync(delivery, () => FramesOf(delivery, progress), AttributesOf(delivery), leave.Wait);
    }

    private static async Task ReplaceAsync(
        Delivery delivery, Func<EncodedFrames?> frames, IReadOnlyDictionary<string, AttributeValue> attributes, TimeSpan delay)
    {
        if (await delivery.Queue.ReplaceAsync(delivery.Lease, frames, attributes, delay, CancellationToken.None))
        {
            await delivery.CompleteAsync();
        }
        else
        {
            await delivery.ReleaseAsync(delay);
        }
    }

    /// <summary>Gives the call back. The attempt does not count, because the work has not failed.</summary>
    private async Task<Disposition> ReleaseAsync(Delivery delivery)
    {
        delivery.CloseReplies();
        await ReleaseClaimAsync(delivery);
        if (!delivery.IsRead || !await ReplaceUncountedAsync(delivery))
        {
            // This receipt counts as one of which nothing is known. But the call matters more than the count.
            await delivery.ReleaseAsync(TimeSpan.Zero);
        }

        return Disposition.Release.Now;
    }

    private async Task<bool> ReplaceUncountedAsync(Delivery delivery)
    {
        using var giveUp = new CancellationTokenSource(ReplacementTime, context.Scheduler.Time);
        var replacing = delivery.Queue.ReplaceAsync(
            delivery.Lease,
            () => FramesOf(delivery, Uncounted(delivery)),
            AttributesOf(delivery),
            TimeSpan.Zero,
            giveUp.Token);
        if (!await context.Scheduler.EndsWithin(replacing, ReplacementTime) || !await replacing)
        {
            return false;
        }

        await delivery.CompleteAsync();
        return true;
    }

    // A store that gives no answer must not hold a shutdown up.
    private async Task ReleaseClaimAsync(Delivery delivery)
    {
        if (delivery.Claim is { } claim)
        {
            await context.Scheduler.EndsWithin(claim.ReleaseAsync(), ClaimTime);
        }
    }

    /// <summary>What the request says if this receipt of it led to nothing. The attempts of workers that died are the store's to count.</summary>
    private static RequestFrame Uncounted(Delivery delivery) => delivery.Request with
    {
        Receipts = delivery.Receipt - 1,
        LeftSince = delivery.IsUnderstood ? null : delivery.Request.LeftSince,
    };

    private static IReadOnlyDictionary<string, AttributeValue> AttributesOf(Delivery delivery) =>
        RedrivenRequest.AttributesOfSender(delivery.Lease.Message.Attributes);

    private EncodedFrames FramesOf(Delivery delivery, RequestFrame progress) =>
        RequestRewriter.Rewrite(delivery.Lease.Message.Body, progress with { TimeLeft = TimeLeft(delivery) });

    // The new message is stamped with the time of its own sending.
    private TimeSpan? TimeLeft(Delivery delivery)
    {
        if (delivery.Request.TimeLeft is not { } timeLeft)
        {
            return null;
        }

        var left = timeLeft - (context.Transport.QueueTime - delivery.Lease.Message.SentAt);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }
}
