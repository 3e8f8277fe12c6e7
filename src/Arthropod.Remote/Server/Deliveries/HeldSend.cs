using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>A request that an attempt makes, held back until the attempt has succeeded. Its call id is derived from the attempt's call, so that a repeat is recognized.</summary>
/// <param name="Queue">The full name of the queue that it goes to.</param>
/// <param name="Request">The request.</param>
internal sealed record HeldSend(string Queue, RequestFrame Request);
