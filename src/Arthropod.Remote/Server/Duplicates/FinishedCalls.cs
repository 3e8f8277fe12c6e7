using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// The calls that have ended here lately, and their answers: bounded by time, by number and by bytes, whichever is
/// first. Its owner's lock guards it.
/// </summary>
internal sealed class FinishedCalls(TimeProvider time, TimeSpan longestVisibility)
{
    /// <summary>A queue that delivers twice does it soon, and a client sends again for two minutes at most unless it is told otherwise.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);
    private const int MaxCalls = 10_000;
    private const long MaxBytes = 16 * 1024 * 1024;

    // What could not be settled comes back when its visibility timeout ends, and not before.
    private readonly TimeSpan _rememberedFor = longestVisibility * 2 > RememberedFor ? longestVisibility * 2 : RememberedFor;
    private readonly Remembered<CallKey, FinishedCall> _calls = new(time, MaxCalls, MaxBytes);

    public FinishedCall? Find(CallKey key) => _calls.TryFind(key, out var call) ? call : null;

    /// <summary>From now on, also if it is remembered already: a request whose answer could not be sent comes back for as long.</summary>
    public void Remember(CallKey key, FinishedCall call) => _calls.Remember(key, call, _rememberedFor, call.Answer.Length);
}
