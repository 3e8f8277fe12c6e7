using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// Tells the attempts of this process that their caller has cancelled. A cancel may overtake its call's beginning here,
/// so one that concerns nobody is remembered for a while, within a bound.
/// </summary>
internal sealed class CallCancellations(TimeProvider time)
{
    /// <summary>A server that begins tells the caller at once; a cancel that is much older was for another one.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);
    private const int MaxRemembered = 100_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, List<AttemptCancellation>> _running = [];
    private readonly Remembered<Guid, bool> _cancelled = new(time, MaxRemembered);

    /// <summary>An attempt begins; whoever registers unregisters.</summary>
    /// <returns>Whether its caller still wants it.</returns>
    public bool TryBegin(Guid callId, AttemptCancellation attempt)
    {
        lock (_lock)
        {
            if (_cancelled.TryFind(callId, out _))
            {
                return false;
            }

            if (!_running.TryGetValue(callId, out var attempts))
            {
                _running[callId] = attempts = new List<AttemptCancellation>(1);
            }

            attempts.Add(attempt);
            return true;
        }
    }

    public void End(Guid callId, AttemptCancellation attempt)
    {
        lock (_lock)
        {
            if (_running.TryGetValue(callId, out var attempts) && attempts.Remove(attempt) && attempts.Count == 0)
            {
                _running.Remove(callId);
            }
        }
    }

    /// <summary>The caller no longer wants the call.</summary>
    public void Cancel(Guid callId)
    {
        AttemptCancellation[] running;
        int forgotten;
        lock (_lock)
        {
            // Also if it runs: the same request may be delivered here again.
            forgotten = _cancelled.Remember(callId, true, RememberedFor);
            running = _running.TryGetValue(callId, out var attempts) ? [.. attempts] : [];
        }

        if (forgotten > 0)
        {
            ArthropodMeter.CancelsForgotten(forgotten);
        }

        foreach (var attempt in running)
        {
            attempt.CallerCancels();
        }
    }
}
