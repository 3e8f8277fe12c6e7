namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// One check or action before a call runs. It decides what becomes of the delivery, or leaves that to the next step.
/// One object serves all deliveries of a contract.
/// </summary>
internal interface IDeliveryStep
{
    Task<Disposition> RunAsync(Delivery delivery, NextStep next);
}
