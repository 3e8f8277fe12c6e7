using Arthropod.Remote.Server.Deliveries;

namespace Arthropod.Remote.Server.Steps;

/// <summary>Asks the caller, where the contract says so, whether it still wants the call.</summary>
internal sealed class ConfirmStep(ServerContext context) : IDeliveryStep
{
    public Task<Disposition> RunAsync(Delivery delivery, NextStep next) =>
        delivery.Request.ConfirmBeforeRun ? ConfirmAsync(delivery, next) : next(delivery);

    private async Task<Disposition> ConfirmAsync(Delivery delivery, NextStep next)
    {
        var cancellation = delivery.Cancellation!;
        var reason = delivery.Request.ReplyTo is null ? "A call that nobody waits for cannot be confirmed."
            : !context.Registration.Options.AcceptCancels ? $"The caller is to be asked whether it still wants the call, and this worker takes no answer: RemoteServerOptions.AcceptCancels of {delivery.Contract} is false."
            : await context.Confirmations.AskAsync(delivery.Request.CallId, delivery.Lease.Id, delivery.Replies.Ask, cancellation.Token);
        if (cancellation.Reason == RemoteCancellationReason.CallerCancelled)
        {
            return AttemptAnswers.Cancelled(delivery);
        }

        reason ??= await IsStillOursAsync(delivery) ? null : "While its caller was asked, another worker may have begun.";
        return reason is null ? await next(delivery) : AttemptAnswers.NotConfirmed(delivery, reason);
    }

    // The answer may have waited for as long as this machine slept.
    private async Task<bool> IsStillOursAsync(Delivery delivery) =>
        await delivery.Queue.Leases.StillHoldsAsync(delivery.Lease, context.Ended)
        || (delivery.Claim is { } claim && await claim.StillHoldsAsync());
}
