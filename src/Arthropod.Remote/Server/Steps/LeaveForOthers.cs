using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Decides about a message that this worker does not understand. During a rolling deployment another worker may, so the
/// message stays in the queue for a while.
/// </summary>
internal static class LeaveForOthers
{
    private static readonly TimeSpan ShortestWait = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(1);

    public static Disposition Decide(Delivery delivery, string reason)
    {
        var context = delivery.Context;
        var waited = context.Transport.QueueTime - LeftSince.Of(delivery.Lease.Message, delivery.IsRead ? delivery.Request : null);
        var grace = context.Registration.Options.NotUnderstoodGrace;
        if (waited >= grace)
        {
            return new Disposition.DeadLetter(new DeadLetterNote(DeadLetterKind.UnknownMethod, reason)) { Kind = ServerErrorKind.UnknownMethod };
        }

        // As long again as it has waited, so that the waits double.
        var wait = TimeSpan.FromSeconds(Math.Clamp(waited.TotalSeconds, ShortestWait.TotalSeconds, LongestWait.TotalSeconds));
        wait = wait < grace - waited ? wait : grace - waited;
        context.Logger.NotUnderstood(delivery.Lease.Message.MessageId, delivery.Queue.Name, wait, reason);
        return new Disposition.Leave(wait) { Reason = reason };
    }
}
