using Arthropod.Remote.Invocation;
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
    RequestFrame request, RemoteMethod method, Lease lease, int attempt, AttemptReplies replies, ServerContext context)
{
    private string Contract => context.Registration.Contract.Name;

    /// <summary>The shutdown does not wait: another server begins anew, as if this one had not.</summary>
    public Task ReleaseAsync()
    {
        replies.Close();
        return context.Replacement.ReleaseUncountedAsync(lease, request);
    }

    public async Task SettleAsync(AttemptEnding ending, Abandonment abandonment)
    {
        if (!await context.Leases.StillHoldsAsync(lease, context.Ended))
        {
            replies.Close();
            context.Logger.LeaseLost(request.CallId, Contract, method.Name, lease.LostReason ?? "");

            // Counted as unsettled until then: an inbox that takes nothing must not gather frames of ever more attempts.
            await replies.WhenSentAsync();
        }
        else if (ending.Error is not null && abandonment.HasBegun)
        {
            // Most likely it ended because it was told to. Another server may do better.
            await ReleaseAsync();
        }
        else if (ending is { Error: { } failure, After.RetryAfter: { } delay })
        {
            await TryAgainAsync(ending.Kind, failure, delay);
        }
        else if (ending is { Error: { } error, After.DeadLetter: { } note })
        {
            await GiveUpAsync(note with { Error = error, Attempts = attempt }, error);
        }
        else
        {
            await AnswerAsync(ending.Final, abandonment);
        }
    }

    private async Task TryAgainAsync(ServerErrorKind kind, ServerError error, TimeSpan delay)
    {
        var telling = replies.FailAsync(position =>
            new AttemptFailedFrame(request.CallId, position, kind, error, context.ServerName) { RetryAfter = delay });
        await context.Replacement.TryAgainAsync(lease, request, delay);

        // Counted as unsettled until then: an inbox that takes nothing must not gather ever more of these.
        await telling;
    }

    private async Task GiveUpAsync(DeadLetterNote note, ServerError error)
    {
        if (!await context.Settlement.CopyToDeadLettersAsync(lease, note))
        {
            replies.Close();
            return;
        }

        var told = error with
        {
            Message = $"{note.Reason} The request was moved to the dead-letter queue. The last error was {error.TypeName}: {error.Message}",
        };
        await replies.FinishAsync(position =>
            new ErrorFrame(request.CallId, position, ServerErrorKind.DeadLettered, told, context.ServerName));
        await context.Settlement.DeleteAsync(lease);
    }

    private async Task AnswerAsync(Func<ReplyPosition, ReplyFrame> final, Abandonment abandonment)
    {
        var sending = replies.FinishAsync(final);
        if (await abandonment.ComesAfter(sending))
        {
            await SettleAsync(await sending);
        }
        else
        {
            await ReleaseAsync();
        }
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
                request.ReplyTo!, request.CallId, context.Registration.Options.MissingInboxGrace, Contract, method.Name);
            await context.Settlement.DeleteAsync(lease);
        }
        else
        {
            context.Logger.AnswerNotSent(
                request.CallId, Contract, method.Name, request.ReplyTo ?? "", $"{answer.Kind}, {answer.Error}: {answer.Detail}");
            context.Settlement.Abandon(lease);
        }
    }
}
