using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Which faults of the queue service hold now.</summary>
internal sealed class Weather(VirtualTime time)
{
    private readonly Dictionary<FaultKind, DateTimeOffset> _until = [];

    public void Begin(FaultKind kind, TimeSpan duration)
    {
        var until = time.GetUtcNow() + duration;
        _until[kind] = _until.TryGetValue(kind, out var known) && known > until ? known : until;
    }

    public bool Is(FaultKind kind) => _until.TryGetValue(kind, out var until) && time.GetUtcNow() < until;
}
