using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>What is to go wrong with the next requests of a kind.</summary>
internal sealed class Fault(RequestKind kind, string queuePart, FaultAction action, int times)
{
    public FaultAction Action { get; } = action;

    public TransportError Error { get; init; }

    public int Left { get; set; } = times;

    public bool Concerns(RequestKind request, string queue) =>
        Left > 0 && request == kind && queue.Contains(queuePart, StringComparison.Ordinal);
}
