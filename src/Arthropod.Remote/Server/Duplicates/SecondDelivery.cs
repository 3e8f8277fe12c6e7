using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>A delivery whose call another delivery here has carried out, or is about to: it comes to the same end.</summary>
internal sealed class SecondDelivery(Lease lease, RequestFrame request, ServerContext context)
{
    /// <summary>Waits, under its own lease, for the end of the delivery that has its turn.</summary>
    public async Task WaitAsync(Task<RunEnd> running, Abandonment abandonment)
    {
        ArthropodMeter.Duplicate("waited");
        context.Logger.DeliveredWhileRunning(lease.Message.MessageId, context.Requests.Queue, request.CallId);
        if (!await abandonment.ComesAfter(EndOrLossAsync(running)))
        {
            await context.Replacement.ReleaseUncountedAsync(lease, request);
        }
        else if (!lease.Lost.IsCancellationRequested)
        {
            await ShareAsync(await running, abandonment);
        }
    }

    /// <summary>Answers once more what has been answered, or moves to the dead-letter queue what could not be moved.</summary>
    /// <returns>Whether it is a dead letter now.</returns>
    public async Task<bool> AnswerAsync(FinishedCall finished, Abandonment abandonment)
    {
        if (finished.IsCopiedIn(lease.Message))
        {
            ArthropodMeter.Duplicate("copied");
            context.Logger.PossiblyReplayed(
                lease.Message.MessageId, context.Requests.Queue, request.CallId, request.Method, finished.MessageId);
        }
        else
        {
            ArthropodMeter.Duplicate("answered");
            context.Logger.DeliveredAfterEnd(lease.Message.MessageId, context.Requests.Queue, request.CallId);
        }

        if (finished.Note is { } note)
        {
            return await Settlement().MoveToDeadLettersAsync(note, finished.Answer);
        }

        await AnswerAsync(finished.Answer, abandonment);
        return false;
    }

    private async Task EndOrLossAsync(Task running)
    {
        var race = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var lost = lease.Lost.UnsafeRegister(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(false), race);
        _ = WorkScheduler.TellAsync(running, race);
        await race.Task;
    }

    private Task ShareAsync(RunEnd end, Abandonment abandonment) => end.As switch
    {
        SettledAs.Answered or SettledAs.DeadLettered => AnswerAsync(end.Answer!, abandonment),

        // Not its own turn at once: each turn makes a new message, and a queue that delivers twice makes two of it.
        SettledAs.PutOff => context.Replacement.PostponeAsync(lease, request, context.Transport.QueueTime + end.After),
        SettledAs.Left => context.Replacement.LeaveAsync(lease, request, end.After),
        SettledAs.TriedAgain => context.Replacement.TryAgainAsync(lease, request, end.After),

        // Its own turn, here or elsewhere; it has given its slot back, and nothing of it has been begun.
        _ => context.Replacement.ReleaseUncountedAsync(lease, request),
    };

    /// <summary>Sends a final frame that was made for another delivery, and settles this one.</summary>
    public Task AnswerAsync(byte[] answer, Abandonment abandonment) => Settlement().AnswerAgainAsync(answer, abandonment);

    private AttemptSettlement Settlement()
    {
        var attempt = request.Attempts + lease.Message.ReceiveCount;
        var replies = new AttemptReplies(
            request, attempt, lease.Id, ProgressMode.All, context.ServerName, context.Inbox, context.Replies, context.Scheduler);
        return new AttemptSettlement(request, lease, attempt, replies, claim: null, context);
    }
}
