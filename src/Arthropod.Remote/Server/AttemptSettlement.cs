using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Settles the message of an attempt that has ended: answered and deleted, given back for another attempt, or moved to
/// the dead-letter queue. A lease that is lost, or a shutdown that cannot wait, ends it without an answer.
/// </summary>
internal sealed class AttemptSettlement(
    RequestFrame request, Lease lease, int attempt, AttemptReplies replies, HeldClaim? claim, ServerContext context)
{
    private static readonly TimeSpan PutOffFor = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(1);

    private string Contract => context.Registration.Contract.Name;

    /// <summary>The shutdown does not wait: another server begins anew, as if this one had not.</summary>
    public async Task ReleaseAsync()
    {
        replies.Close();
        await ReleaseClaimAsync();
        await context.Replacement.ReleaseUncountedAsync(lease, request);
    }

    public async Task<RunEnd> SettleAsync(AttemptEnding ending, Abandonment abandonment)
    {
        // What it does once it has been told that another may do the work, it does for nobody.
        var isOurs = !(claim?.Lost ?? lease.Lost).IsCancellationRequested;
        var isAnswer = isOurs && ending.IsAnswer && !abandonment.HasBegun;
        if (!await context.Leases.StillHoldsAsync(lease, context.Ended))
        {
            return await EndWithoutLeaseAsync(ending, isAnswer, abandonment);
        }

        if (!isOurs)
        {
            return await PutOffAsync();
        }

        if (ending.Error is not null && abandonment.HasBegun)
        {
            // Most likely it ended because it was told to. Another server may do better.
            await ReleaseAsync();
            return RunEnd.Unfinished;
        }

        return ending switch
        {
            { Error: { } failure, After.RetryAfter: { } delay } => await TryAgainAsync(ending.Kind, failure, delay),
            { Error: { } error, After.DeadLetter: { } note } => await GiveUpAsync(note, error),
            _ => await AnswerAsync(ending, abandonment),
        };
    }

    /// <summary>Answers with the final frame of another delivery of the call.</summary>
    public async Task AnswerAgainAsync(byte[] final, Abandonment abandonment)
    {
        if (await context.Leases.StillHoldsAsync(lease, context.Ended))
        {
            await SendAsync(final, abandonment);
        }
    }

    /// <summary>First the copy, then the answer, then the delete.</summary>
    /// <returns>Whether the dead-letter queue has it. If not, the message comes back.</returns>
    public async Task<bool> MoveToDeadLettersAsync(DeadLetterNote note, byte[] final)
    {
        if (!await context.Leases.StillHoldsAsync(lease, context.Ended) || !await context.Settlement.CopyToDeadLettersAsync(lease, note))
        {
            return false;
        }

        await replies.SendFinalAsync(final);
        await context.Settlement.DeleteAsync(lease);
        return true;
    }

    /// <summary>Another server may have the message. If it comes here again, it need not be carried out again.</summary>
    private async Task<RunEnd> EndWithoutLeaseAsync(AttemptEnding ending, bool isAnswer, Abandonment abandonment)
    {
        var end = isAnswer ? RunEnd.Answered(replies.Finish(ending.Final), ending.WasCarriedOut) : RunEnd.Unfinished;
        replies.Close();
        if (isAnswer && claim is not null && await claim.CompleteAsync(end) == KeptOutcome.Kept)
        {
            // Whoever has the message finds the outcome; the caller need not wait for that.
            await abandonment.ComesAfter(replies.SendFinalAsync(end.Answer!));
            return end;
        }

        context.Logger.LeaseLost(request.CallId, Contract, request.Method, lease.LostReason ?? "");

        // An inbox that takes nothing must not gather frames of ever more attempts.
        return end with { Telling = replies.WhenSentAsync() };
    }

    /// <summary>Another server carries the call out. This message waits for the end.</summary>
    private async Task<RunEnd> PutOffAsync()
    {
        replies.Close();
        await context.Replacement.PostponeAsync(lease, request, context.Transport.QueueTime + PutOffFor);
        return RunEnd.PutOff(PutOffFor);
    }

    // A store that gives no answer must not hold a shutdown up: claims run out.
    private async Task ReleaseClaimAsync()
    {
        if (claim is not null)
        {
            await context.Scheduler.EndsWithin(claim.ReleaseAsync(), ReleaseTime);
        }
    }

    private async Task<RunEnd> TryAgainAsync(ServerErrorKind kind, ServerError error, TimeSpan delay)
    {
        var telling = replies.FailAsync(position =>
            new AttemptFailedFrame(request.CallId, position, kind, error, context.ServerName) { RetryAfter = delay });
        await ReleaseClaimAsync();
        await context.Replacement.TryAgainAsync(lease, request, delay);

        // An inbox that takes nothing must not gather ever more of these.
        return RunEnd.TriedAgain(delay) with { Telling = telling };
    }

    private async Task<RunEnd> GiveUpAsync(DeadLetterNote note, ServerError error)
    {
        var told = error with
        {
            Message = $"{note.Reason} The request was moved to the dead-letter queue. The last error was {error.TypeName}: {error.Message}",
        };
        var final = replies.Finish(position =>
            new ErrorFrame(request.CallId, position, ServerErrorKind.DeadLettered, told, context.ServerName));

        // The note may be remembered for long, and says of the error no more than this.
        note = note with { Error = error with { StackTrace = null, InnerErrors = [] }, Attempts = attempt };
        return await MoveToDeadLettersAsync(note, final) ? RunEnd.DeadLettered(final) : RunEnd.GivenUp(final, note);
    }

    private async Task<RunEnd> AnswerAsync(AttemptEnding ending, Abandonment abandonment)
    {
        var end = RunEnd.Answered(replies.Finish(ending.Final), ending.WasCarriedOut);
        if (claim is not null)
        {
            // Before the answer is sent: a server that dies in between leaves a call that need not be carried out again.
            var keeping = claim.CompleteAsync(end);
            if (!await abandonment.ComesAfter(keeping))
            {
                await ReleaseAsync();
                return RunEnd.Unfinished;
            }

            if (await keeping == KeptOutcome.OfAnother)
            {
                return await PutOffAsync();
            }
        }
        else if (lease.Lost.IsCancellationRequested)
        {
            context.Logger.LeaseLost(request.CallId, Contract, request.Method, lease.LostReason ?? "");
            return end;
        }

        return await SendAsync(end.Answer!, abandonment) ? end : RunEnd.Unfinished;
    }

    /// <returns>Whether it went its way, and the shutdown did not come before.</returns>
    private async Task<bool> SendAsync(byte[] final, Abandonment abandonment)
    {
        var sending = replies.SendFinalAsync(final);
        if (!await abandonment.ComesAfter(sending))
        {
            await ReleaseAsync();
            return false;
        }

        await SettleAsync(await sending);
        return true;
    }

    private async Task SettleAsync(Outcome answer)
    {
        if (answer.IsDone)
        {
            await context.Settlement.DeleteAsync(lease);
        }
        else if (answer.Error == TransportError.QueueMissing)
        {
            ArthropodMeter.ResultDiscarded();
            context.Logger.ResultDiscarded(
                request.ReplyTo!, request.CallId, context.Registration.Options.MissingInboxGrace, Contract, request.Method);
            await context.Settlement.DeleteAsync(lease);
        }
        else
        {
            context.Logger.AnswerNotSent(
                request.CallId, Contract, request.Method, request.ReplyTo ?? "", $"{answer.Kind}, {answer.Error}: {answer.Detail}");
            context.Settlement.Abandon(lease);
        }
    }
}
