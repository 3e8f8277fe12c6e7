using Arthropod.Remote.Server.Deliveries;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// From here on the attempt can be cancelled: by its caller, the loss of its lease, a shutdown, or the end of the
/// longest lease. A call that its caller has already cancelled does not begin.
/// </summary>
internal sealed class BeginStep(ServerContext context) : IDeliveryStep
{
    public async Task<Disposition> RunAsync(Delivery delivery, NextStep next)
    {
        delivery.Queue.Leases.ChangeVisibility(delivery.Lease, delivery.Policy.Visibility);
        using var cancellation = new AttemptCancellation(
            delivery.Lease,
            delivery.Claim,
            delivery.Shutdown,
            context.Transport.Limits.MaxLease,
            context.LeaseLimits,
            context.Scheduler,
            context.CallbackFailed);
        delivery.Cancellation = cancellation;

        // Only the caller's own calls: it cannot stop what a person has moved back from the dead-letter queue.
        if (!delivery.IsRedriven && !context.Cancellations.TryBegin(delivery.Request.CallId, cancellation))
        {
            return AttemptAnswers.Cancelled(delivery);
        }

        try
        {
            return await next(delivery);
        }
        finally
        {
            context.Cancellations.End(delivery.Request.CallId, cancellation);
        }
    }
}
