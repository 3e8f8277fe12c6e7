using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Which faults of the queue service hold now.</summary>
internal sealed class Weather(VirtualTime time)
{
    /// <summary>What keeps requests or answers from arriving in time.</summary>
    private static readonly FaultKind[] OfLines = [FaultKind.Throttle, FaultKind.LoseRequests, FaultKind.MissEntries, FaultKind.Delay];

    private readonly Dictionary<FaultKind, DateTimeOffset> _until = [];

    /// <summary>The last moment at which a line was at fault; now, if one is.</summary>
    public DateTimeOffset LastBad
    {
        get
        {
            var last = OfLines.Select(kind => _until.GetValueOrDefault(kind)).Max();
            return last > time.GetUtcNow() ? time.GetUtcNow() : last;
        }
    }

    public void Begin(FaultKind kind, TimeSpan duration)
    {
        var until = time.GetUtcNow() + duration;
        _until[kind] = _until.TryGetValue(kind, out var known) && known > until ? known : until;
    }

    public bool Is(FaultKind kind) => _until.TryGetValue(kind, out var until) && time.GetUtcNow() < until;
}
