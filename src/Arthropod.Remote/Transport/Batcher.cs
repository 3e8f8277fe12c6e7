using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Transport;

/// <summary>
/// Stands in front of one kind of request on one queue. A first entry leaves at once; what arrives while a request
/// is under way goes together with the next. A full batch need not wait for the one under way: on a slow line, full
/// batches go side by side. So nothing waits for company when idle, and everything travels in company when busy.
/// </summary>
internal sealed class Batcher<T>(
    WorkScheduler scheduler,
    int maxCount,
    int maxBytes,
    Func<T, int> size,
    Func<IReadOnlyList<T>, Task<IReadOnlyList<Outcome>>> send)
{
    private const int MaxRequestsUnderWay = 8;

    private readonly Lock _lock = new();
    private readonly Queue<Entry> _waiting = new();
    private int _underWay;

    public Task<Outcome> AddAsync(T item)
    {
        var entry = new Entry(item);
        lock (_lock)
        {
            _waiting.Enqueue(entry);
            if (!MayStart())
            {
                return entry.Task;
            }

            _underWay++;
        }

        // Behind those who are about to add an entry too: a batch that was answered brings ten of them at once.
        _ = scheduler.RunBehind(SendWaitingAsync);
        return entry.Task;
    }

    private bool MayStart() =>
        _underWay == 0 || (_waiting.Count >= maxCount && _underWay < MaxRequestsUnderWay);

    // Owned by the entries: each is completed whatever happens, and nothing outlives the last of them.
    private async Task SendWaitingAsync()
    {
        while (TakeBatch() is { } batch)
        {
            IReadOnlyList<Outcome> outcomes;
            try
            {
                outcomes = await send([.. batch.Select(entry => entry.Item)]);
            }
            catch (Exception exception)
            {
                outcomes = [.. batch.Select(_ => Outcome.Unknown(exception.Message))];
            }

            for (var index = 0; index < batch.Count; index++)
            {
                batch[index].SetResult(index < outcomes.Count ? outcomes[index] : Outcome.Unknown("The answer does not mention it."));
            }
        }
    }

    private List<Entry>? TakeBatch()
    {
        lock (_lock)
        {
            // Whoever finishes while others are still under way leaves a part batch to fill up.
            if (_waiting.Count == 0 || (_underWay > 1 && _waiting.Count < maxCount))
            {
                _underWay--;
                return null;
            }

            var batch = new List<Entry>(Math.Min(maxCount, _waiting.Count));
            var bytes = 0;
            while (batch.Count < maxCount && _waiting.TryPeek(out var next))
            {
                bytes += size(next.Item);
                if (batch.Count > 0 && bytes > maxBytes)
                {
                    break;
                }

                batch.Add(_waiting.Dequeue());
            }

            return batch;
        }
    }

    // The waiter's continuation must not hold up the entries behind it.
    private sealed class Entry(T item) : TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        public T Item { get; } = item;
    }
}
