namespace Arthropod.Remote.Tests.Simulation;

/// <summary>What goes wrong in a run, when, for how long, and with whom.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="At">When it begins, from the beginning of the run.</param>
/// <param name="For">How long it lasts, where it lasts.</param>
/// <param name="Target">With whom: the number of a client or a server.</param>
internal sealed record SimulatedFault(FaultKind Kind, TimeSpan At, TimeSpan For, int Target);
