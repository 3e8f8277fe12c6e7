using Arthropod.Remote.Server.Deliveries;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// From here on the attempt can be told to end: by its caller, by the loss of its lease, by a shutdown, by the longest
/// lease there is. A call that its caller has cancelled already is not begun.
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

        // What a person has moved back is the person's: the caller cannot stop it.
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
