using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Lets one delivery of a call at a time through at this worker. Other deliveries of the call get the same outcome,
/// also those that arrive soon after its end. A queue may deliver a message twice, and a caller that gets no answer
/// sends it twice: neither is a reason to do the work twice.
/// </summary>
internal sealed class TurnStep(ServerContext context) : IDeliveryStep
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CallKey, CallTurn> _running = [];
    private readonly FinishedCalls _finished = new(context.Scheduler.Time, context.LongestVisibility, context.Transport.Limits.MaxRetention);

    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        var request = delivery.Request;
        var key = new CallKey(request.CallId, request.Method, request.ReplyTo);
        CallTurn? mine = null;
        CallTurn? other;
        FinishedCall? finished;
        lock (_lock)
        {
            finished = _finished.Find(key) is { } known && known.IsEndOf(delivery.Lease.Message, delivery.IsRedriven) ? known : null;
            if (!_running.TryGetValue(key, out other) && finished is null)
            {
                _running.Add(key, mine = new CallTurn(delivery.Lease));
            }
        }

        if (mine is not null)
        {
            delivery.WhenSettled(settled => EndTurn(key, mine, delivery, settled));
            return delivery.IsLate ? Task.FromResult<Disposition>(Disposition.Release.Now) : next(delivery);
        }

        if (other is null)
        {
            return Task.FromResult(AnswerAgain(key, finished!, delivery));
        }

        context.Logger.DeliveredWhileRunning(delivery.Lease.Message.MessageId, delivery.Queue.Name, request.CallId);
        if (other.IsOf(delivery.Lease) && delivery.Queue.Leases.TryJoin(other.Lease, delivery.Lease))
        {
            // The same message was received again: the work goes on under the newer receipt.
            ArthropodMeter.Duplicate("joined");
            return Task.FromResult<Disposition>(Disposition.Discard.Silently);
        }

        ArthropodMeter.Duplicate("waited");
        return WaitAsync(delivery, other.Settled);
    }

    private Task EndTurn(CallKey key, CallTurn turn, Delivery delivery, Disposition settled)
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
                _finished.Remember(key, finished, message.MessageId, delivery.IsDeleted);
            }
        }

        turn.End(settled);
        return Task.CompletedTask;
    }

    /// <summary>Sends the answer again, or tries again to move the call to the dead-letter queue.</summary>
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
            // As long as the inbox takes nothing, the message keeps coming back. The work must not be repeated for
            // that.
            lock (_lock)
            {
                _finished.Remember(key, settled is Disposition.DeadLetter { IsMoved: true } ? finished with { Note = null, IsDeadLetter = true } : finished, message.MessageId, delivery.IsDeleted);
            }

            return Task.CompletedTask;
        });
        return finished.Note is { } note
            ? new Disposition.DeadLetter(note) { Encoded = finished.Answer }
            : new Disposition.Answer(finished.Answer);
    }

    /// <summary>Waits, under a lease of its own, for the delivery that is running, and takes over its outcome.</summary>
    private static async Task<Disposition> WaitAsync(Delivery delivery, Task<Disposition> running)
    {
        delivery.Slot.Free();
        if (!await delivery.Shutdown.ComesAfter(WorkScheduler.EndsBefore(running, delivery.Lease.Lost)))
        {
            // The other message of the call goes back, or ends it. This one comes back by itself: given back as if it had
            // never been received, it might begin what must not begin twice.
            return Disposition.Discard.Silently;
        }

        if (delivery.Lease.Lost.IsCancellationRequested)
        {
            return Disposition.Discard.Silently;
        }

        return await running switch
        {
            Disposition.Answer { IsNotice: false, Encoded: { } answer } => new Disposition.Answer(answer),
            Disposition.DeadLetter { IsMoved: true, Encoded: { } answer } => new Disposition.Answer(answer),

            // No turn of its own now: each turn would make another message, and a queue that delivers twice makes two
            // of each.
            Disposition.Postpone postpone => postpone,
            Disposition.Leave leave => leave with { Reason = null },
            Disposition.Retry retry => retry with { Error = null },

            // It gets a turn of its own, here or at another worker. It cannot begin now, since it has given its slot
            // back.
            _ => Disposition.Release.Now,
        };
    }
}
