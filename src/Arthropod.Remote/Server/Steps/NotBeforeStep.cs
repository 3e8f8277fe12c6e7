using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Marks;

namespace Arthropod.Remote.Server.Steps;

/// <summary>Gives back a call that must not begin yet: its wait is longer than a queue's longest delay.</summary>
internal sealed class NotBeforeStep(ServerContext context) : IDeliveryStep
{
    /// <summary>Clocks differ a little, and queues count in seconds.</summary>
    private static readonly TimeSpan SoonEnough = TimeSpan.FromSeconds(1);

    /// <summary>
    /// A call may wait for the queue's whole retention, and whoever wrote the time may not know the queue's clock to
    /// the second.
    /// </summary>
    private static readonly TimeSpan RetentionMargin = TimeSpan.FromMinutes(1);

    public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        if (delivery.Request.NotBefore is not { } notBefore || notBefore <= context.Transport.QueueTime + SoonEnough)
        {
            return next(delivery);
        }

        // Each replacement is kept for a whole retention again. Without a limit a stranger's message could stay for
        // ever.
        return Task.FromResult<Disposition>(notBefore - delivery.Lease.Message.SentAt > context.Transport.Limits.MaxRetention + RetentionMargin
            ? new Disposition.DeadLetter(new DeadLetterNote(
                DeadLetterKind.Refused,
                $"The request is not to begin before {notBefore:u}, and no queue keeps it for so long ({context.Transport.Limits.MaxRetention:c})."))
            : new Disposition.Postpone(notBefore));
    }
}
