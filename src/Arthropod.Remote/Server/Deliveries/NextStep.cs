namespace Arthropod.Remote.Server.Deliveries;

/// <summary>All the steps that follow.</summary>
internal delegate Task<Disposition> NextStep(Delivery delivery);
