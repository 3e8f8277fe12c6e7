namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.HandBatched;

/// <summary>
/// Gathers messages until there are ten or the first has waited ten milliseconds. Without this linger, batches stay
/// nearly empty. Full batches leave at once and side by side.
/// </summary>
internal sealed class LingeringBatch : IAsyncDisposable
{
    private static readonly TimeSpan Linger = TimeSpan.FromMilliseconds(10);

    private readonly Lock _lock = new();
    private readonly Action<List<string>> _send;
    private readonly Timer _timer;
    private List<string> _gathered = new(HandBatches.Size);

    public LingeringBatch(Action<List<string>> send)
    {
        _send = send;
        _timer = new Timer(static state => ((LingeringBatch)state!).LingerIsOver(), this, Timeout.Infinite, Timeout.Infinite);
    }

    public void Add(string body)
    {
        List<string> full;
        lock (_lock)
        {
            _gathered.Add(body);
            if (_gathered.Count == 1)
            {
                _timer.Change(Linger, Timeout.InfiniteTimeSpan);
            }

            if (_gathered.Count < HandBatches.Size)
            {
                return;
            }

            full = Take();
        }

        _send(full);
    }

    public ValueTask DisposeAsync() => _timer.DisposeAsync();

    private void LingerIsOver()
    {
        List<string> part;
        lock (_lock)
        {
            part = Take();
        }

        if (part.Count > 0)
        {
            _send(part);
        }
    }

    private List<string> Take()
    {
        var taken = _gathered;
        _gathered = new(HandBatches.Size);
        _timer.Change(Timeout.Infinite, Timeout.Infinite);
        return taken;
    }
}
