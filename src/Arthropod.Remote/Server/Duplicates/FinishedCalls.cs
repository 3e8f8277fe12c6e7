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
    private readonly Dictionary<CallKey, LinkedListNode<Kept>> _calls = [];
    private readonly LinkedList<Kept> _order = new();
    private long _bytes;

    public FinishedCall? Find(CallKey key)
    {
        Forget();
        return _calls.GetValueOrDefault(key)?.Value.Call;
    }

    /// <summary>From now on, also if it is remembered already: a request whose answer could not be sent comes back for as long.</summary>
    public void Remember(CallKey key, FinishedCall call)
    {
        Remove(key);
        _calls[key] = _order.AddLast(new Kept(key, call, time.GetTimestamp()));
        _bytes += BytesOf(call);
        Forget();
    }

    private void Remove(CallKey key)
    {
        if (_calls.Remove(key, out var kept))
        {
            _order.Remove(kept);
            _bytes -= BytesOf(kept.Value.Call);
        }
    }

    private void Forget()
    {
        while (_order.First is { Value: var oldest }
            && (_order.Count > MaxCalls || _bytes > MaxBytes || time.GetElapsedTime(oldest.At) >= _rememberedFor))
        {
            Remove(oldest.Key);
        }
    }

    private static long BytesOf(FinishedCall call) => call.Answer.Length;

    private sealed record Kept(CallKey Key, FinishedCall Call, long At);
}
