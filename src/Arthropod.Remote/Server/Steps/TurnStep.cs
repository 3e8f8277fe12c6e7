using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Of several deliveries of one call at this worker, one at a time has its turn; the others come to the same end, and so
/// do those that arrive soon after it. A queue delivers twice, and a client that gets no answer sends twice: neither is a
/// reason to work twice.
/// </summary>
internal sealed class TurnStep(ServerContext context) : IDeliveryStep
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CallKey, CallTurn> _running = [];
    private readonly FinishedCalls _finished = new(context.Scheduler.Time, context.LongestVisibility);

    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        var request = delivery.Request;
        var key = new CallKey(request.CallId, request.Method, request.ReplyTo);
        CallTurn? mine = null;
        CallTurn? other;
        FinishedCall? finished;
        lock (_lock)
        {
            finished = _finished.Find(key) is { } known && known.IsEndOf(delivery.Lease.Message) ? known : null;
            if (!_running.TryGetValue(key, out other) && finished is null)
            {
                _running.Add(key, mine = new CallTurn(delivery.Lease));
            }
        }

        if (mine is not null)
        {
            delivery.WhenSettled(settled => EndTurn(key, mine, settled));
            return next(delivery);
        }

        if (other is null)
        {
            return Task.FromResult(AnswerAgain(key, finished!, delivery));
        }

        context.Logger.DeliveredWhileRunning(delivery.Lease.Message.MessageId, delivery.Queue.Name, request.CallId);
        if (other.IsOf(delivery.Lease) && delivery.Queue.Leases.TryJoin(other.Lease, delivery.Lease))
        {
            // The message itself came again: the work goes on, under the newer right to it.
            ArthropodMeter.Duplicate("joined");
            return Task.FromResult<Disposition>(Disposition.Discard.Silently);
        }

        ArthropodMeter.Duplicate("waited");
        return WaitAsync(delivery, other.Settled);
    }

    private Task EndTurn(CallKey key, CallTurn turn, Disposition settled)
    {
        var message = turn.Lease.Message;
        var digest = context.Envelopes.AreSigned ? FinishedCall.Hash(message.Body) : null;
        var finished = settled switch
        {
            Disposition.Answer { IsNotice: false, Encoded: { } answer } => new FinishedCall(message.MessageId, digest, answer),
            Disposition.DeadLetter { IsMoved: true, Encoded: { } answer } => new FinishedCall(message.MessageId, digest, answer) { IsDeadLetter = true },
            Disposition.DeadLetter { Encoded: { } answer } refused => new FinishedCall(message.MessageId, digest, answer, refused.Note),
            _ => null,
        };
        lock (_lock)
        {
            _running.Remove(key);
            if (finished is not null)
            {
                _finished.Remember(key, finished);
            }
        }

        turn.End(settled);
        return Task.CompletedTask;
    }

    /// <summary>Answers once more what has been answered, or moves to the dead-letter queue what could not be moved.</summary>
    private Disposition AnswerAgain(CallKey key, FinishedCall finished, Delivery delivery)
    {
        var message = delivery.Lease.Message;
        if (finished.IsCopiedIn(message))
        {
            ArthropodMeter.Duplicate("copied");
            context.Logger.PossiblyReplayed(
                message.MessageId, delivery.Queue.Name, delivery.Request.CallId, delivery.Request.Method, finished.MessageId);
        }
        else
        {
            ArthropodMeter.Duplicate("answered");
            context.Logger.DeliveredAfterEnd(message.MessageId, delivery.Queue.Name, delivery.Request.CallId);
        }

        delivery.WhenSettled(settled =>
        {
            // An inbox that takes nothing for hours brings the message again and again: the work is not to be done again for that.
            lock (_lock)
            {
                _finished.Remember(key, settled is Disposition.DeadLetter { IsMoved: true } ? finished with { Note = null, IsDeadLetter = true } : finished);
            }

            return Task.CompletedTask;
        });
        return finished.Note is { } note
            ? new Disposition.DeadLetter(note) { Encoded = finished.Answer }
            : new Disposition.Answer(finished.Answer);
    }

    /// <summary>Waits, under a lease of its own, for the delivery that has its turn, and comes to the same end.</summary>
    private static async Task<Disposition> WaitAsync(Delivery delivery, Task<Disposition> running)
    {
        delivery.Slot.Free();
        if (!await delivery.Shutdown.ComesAfter(EndOrLossAsync(delivery, running)))
        {
            return Disposition.Release.Now;
        }

        if (delivery.Lease.Lost.IsCancellationRequested)
        {
            return Disposition.Discard.Silently;
        }

        return await running switch
        {
            Disposition.Answer { IsNotice: false, Encoded: { } answer } => new Disposition.Answer(answer),
            Disposition.DeadLetter { IsMoved: true, Encoded: { } answer } => new Disposition.Answer(answer),

            // Not its own turn at once: each turn makes a new message, and a queue that delivers twice makes two of it.
            Disposition.Postpone postpone => postpone,
            Disposition.Leave leave => leave with { Reason = null },
            Disposition.Retry retry => retry with { Error = null },

            // Its own turn, here or elsewhere; it has given its slot back, and nothing of it has been begun.
            _ => Disposition.Release.Now,
        };
    }

    private static async Task EndOrLossAsync(Delivery delivery, Task running)
    {
        var race = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var lost = delivery.Lease.Lost.UnsafeRegister(static state => ((TaskCompletionSource<bool>)state!).TrySetResult(false), race);
        _ = WorkScheduler.TellAsync(running, race);
        await race.Task;
    }
}
