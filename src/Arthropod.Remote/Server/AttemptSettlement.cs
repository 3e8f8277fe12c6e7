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
    RequestFrame request, Lease lease, int attempt, AttemptReplies replies, ServerContext context)
{
    private string Contract => context.Registration.Contract.Name;

    /// <summary>The shutdown does not wait: another server begins anew, as if this one had not.</summary>
    public Task ReleaseAsync()
    {
        replies.Close();
        return context.Replacement.ReleaseUncountedAsync(lease, request);
    }

    public async Task<RunEnd> SettleAsync(AttemptEnding ending, Abandonment abandonment)
    {
        // What it does once it has been told that its lease is lost, it does for nobody.
        var endedUnderLease = !lease.Lost.IsCancellationRequested;
        if (!await context.Leases.StillHoldsAsync(lease, context.Ended))
        {
            return await EndInSilenceAsync(ending, isAnswer: endedUnderLease && ending.IsAnswer && !abandonment.HasBegun);
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
            { Error: { } error, After.DeadLetter: { } note } => await GiveUpAsync(note with { Error = error, Attempts = attempt }, error),
            _ => await AnswerAsync(replies.FinishAsync(ending.Final), abandonment),
        };
    }

    /// <summary>Answers with the final frame of another delivery of the call.</summary>
    public async Task AnswerAgainAsync(byte[]? final, Abandonment abandonment)
    {
        if (await context.Leases.StillHoldsAsync(lease, context.Ended))
        {
            await AnswerAsync(replies.FinishAsync(final), abandonment);
        }
    }

    /// <summary>Another server may have the message. If it comes here again, it need not be carried out again.</summary>
    private async Task<RunEnd> EndInSilenceAsync(AttemptEnding ending, bool isAnswer)
    {
        context.Logger.LeaseLost(request.CallId, Contract, request.Method, lease.LostReason ?? "");
        if (isAnswer)
        {
            replies.FinishInSilence(ending.Final);
        }

        replies.Close();

        // Counted as unsettled until then: an inbox that takes nothing must not gather frames of ever more attempts.
        await replies.WhenSentAsync();
        return isAnswer ? new RunEnd(SettledAs.Answered, replies.Final) : RunEnd.Unfinished;
    }

    private async Task<RunEnd> TryAgainAsync(ServerErrorKind kind, ServerError error, TimeSpan delay)
    {
        var telling = replies.FailAsync(position =>
            new AttemptFailedFrame(request.CallId, position, kind, error, context.ServerName) { RetryAfter = delay });
        await context.Replacement.TryAgainAsync(lease, request, delay);

        // Counted as unsettled until then: an inbox that takes nothing must not gather ever more of these.
        await telling;
        return new RunEnd(SettledAs.TriedAgain, After: delay);
    }

    private async Task<RunEnd> GiveUpAsync(DeadLetterNote note, ServerError error)
    {
        if (!await context.Settlement.CopyToDeadLettersAsync(lease, note))
        {
            replies.Close();
            return RunEnd.Unfinished;
        }

        var told = error with
        {
            Message = $"{note.Reason} The request was moved to the dead-letter queue. The last error was {error.TypeName}: {error.Message}",
        };
        await replies.FinishAsync(position =>
            new ErrorFrame(request.CallId, position, ServerErrorKind.DeadLettered, told, context.ServerName));
        await context.Settlement.DeleteAsync(lease);
        return new RunEnd(SettledAs.DeadLettered, replies.Final);
    }

    private async Task<RunEnd> AnswerAsync(Task<Outcome> sending, Abandonment abandonment)
    {
        if (!await abandonment.ComesAfter(sending))
        {
            await ReleaseAsync();
            return RunEnd.Unfinished;
        }

        await SettleAsync(await sending);
        return new RunEnd(SettledAs.Answered, replies.Final);
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
