namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// The calls that have ended here lately, and their answers: bounded by time, by number and by bytes, whichever is
/// first. Its owner's lock guards it.
/// </summary>
internal sealed class FinishedCalls(TimeProvider time)
{
    /// <summary>A queue that delivers twice does it soon, and a client sends again for two minutes at most unless it is told otherwise.</summary>
    private static readonly TimeSpan RememberedFor = TimeSpan.FromMinutes(10);
    private const int MaxCalls = 10_000;
    private const long MaxBytes = 16 * 1024 * 1024;

    private readonly Dictionary<CallKey, FinishedCall> _calls = [];
    private readonly Queue<(CallKey Key, long At)> _order = new();
    private long _bytes;

    public FinishedCall? Find(CallKey key)
    {
        Forget();
        return _calls.GetValueOrDefault(key);
    }

    public void Remember(CallKey key, FinishedCall call)
    {
        if (_calls.TryAdd(key, call))
        {
            _order.Enqueue((key, time.GetTimestamp()));
            _bytes += BytesOf(call);
        }

        Forget();
    }

    private void Forget()
    {
        while (_order.TryPeek(out var oldest)
            && (_order.Count > MaxCalls || _bytes > MaxBytes || time.GetElapsedTime(oldest.At) >= RememberedFor))
        {
            _order.Dequeue();
            _calls.Remove(oldest.Key, out var forgotten);
            _bytes -= BytesOf(forgotten!);
        }
    }

    private static long BytesOf(FinishedCall call) => call.Answer.Length;
}
