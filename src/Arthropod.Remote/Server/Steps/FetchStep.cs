using Arthropod.Remote.Server.Deliveries;

namespace Arthropod.Remote.Server.Steps;

/// <summary>
/// Fetches arguments that are stored outside the queue. It runs late, so that nothing is loaded for a call that another
/// step rejects.
/// </summary>
internal sealed class FetchStep(ServerContext context) : IDeliveryStep
{
    public Task<Disposition> RunAsync(Delivery delivery, NextStep next) =>
        delivery.Request.Arguments.IsInHand ? next(delivery) : FetchAsync(delivery, next);

    private async Task<Disposition> FetchAsync(Delivery delivery, NextStep next)
    {
        var arguments = await context.Payloads.FetchAsync(delivery.Request.Arguments, delivery.Cancellation!.Token);
        delivery.TakeRequest(delivery.Request with { Arguments = arguments });
        return await next(delivery);
    }
}
