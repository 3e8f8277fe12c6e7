using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Settling;
using Arthropod.Remote.Server.Steps;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Server;

/// <summary>Takes a delivery through its steps, in the order in which they stand here, and has it settled as they decide.</summary>
internal sealed class DeliveryHandler
{
    private readonly ServerContext _context;
    private readonly Settlement _settlement;
    private readonly NextStep _first;

    /// <param name="context">What all deliveries of the contract share.</param>
    /// <param name="more">Steps of other parts, between those that read and the implementation.</param>
    public DeliveryHandler(ServerContext context, IEnumerable<IDeliveryStep> more)
    {
        _context = context;
        _settlement = new Settlement(context);

        // Whatever needs only the request's headers comes before anything is claimed or fetched.
        IDeliveryStep[] steps =
        [
            new ReadStep(context),
            new TurnStep(context),
            new DeadlineStep(context),
            new NotBeforeStep(context),
            new MethodStep(context),
            new ClaimStep(context),
            new AttemptsStep(),
            new BeginStep(context),
            new ConfirmStep(context),
            new FetchStep(context),
            .. more,
            new InvokeStep(context),
        ];
        _first = steps.Reverse().Aggregate(
            new NextStep(static _ => throw new InvalidOperationException("The last step has no next one.")),
            static (next, step) => delivery => step.RunAsync(delivery, next));
    }

    /// <summary>Never throws; ends when the delivery has been settled or given up.</summary>
    public async Task HandleAsync(Delivery delivery)
    {
        try
        {
            Disposition settled = Disposition.Discard.Silently;
            try
            {
                // A machine that slept with the message on its way to it finds out here; otherwise nothing is asked.
                if (await delivery.Queue.Leases.StillHoldsAsync(delivery.Lease, _context.Ended))
                {
                    var disposition = await _first(delivery);
                    delivery.Slot.Free();
                    settled = await _settlement.SettleAsync(delivery, disposition);
                }
            }
            finally
            {
                await delivery.EndAsync(settled);
            }

            await delivery.Telling;
        }
        catch (Exception exception)
        {
            _context.Logger.Unexpected(exception, delivery.Lease.Message.MessageId, delivery.Queue.Name);
        }
        finally
        {
            delivery.Abandon();
            delivery.Slot.Free();
        }
    }
}
