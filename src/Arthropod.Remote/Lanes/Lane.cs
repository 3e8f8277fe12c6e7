using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Lanes;

/// <summary>
/// Stands in front of one kind of request to one queue. A first entry leaves at once; what arrives while a request is
/// under way goes together with the next. A full request need not wait for the one under way: on a slow line, full ones
/// go side by side. So nothing waits for company when idle, and everything travels in company when busy.
/// </summary>
/// <param name="scheduler">Where the requests run.</param>
/// <param name="limits">How much goes in one request.</param>
/// <param name="size">The bytes of an entry.</param>
/// <param name="send">Makes one request. An exception leaves its entries unknown.</param>
internal sealed class Lane<T>(
    WorkScheduler scheduler, LaneLimits limits, Func<T, int> size, Func<IReadOnlyList<T>, Task<IReadOnlyList<Outcome>>> send)
{
    private readonly Queue<Entry> _waiting = new();
    private long _waitingBytes;
    private int _underWay;

    public LaneGate Gate { get; init; } = new();

    /// <summary>
    /// Whether a request needs no other try; between tries the waits grow. <see langword="null"/>: each request is tried
    /// once, and whoever waits for its entries decides.
    /// </summary>
    public Func<LaneTry<T>, bool>? IsOver { get; init; }

    /// <summary>
    /// So long a request that is not full waits for company. Zero where somebody waits for the outcome; what nobody waits
    /// for costs less in company.
    /// </summary>
    public TimeSpan Linger { get; init; }

    /// <summary>Only so many entries wait for more: fewer go at once.</summary>
    public int LingersFrom { get; init; } = 1;

    /// <summary>Nothing is sent any more once this is cancelled; what was not over is unknown.</summary>
    public CancellationToken Ended { get; init; }

    /// <summary>Called under the gate's lock when nothing waits and nothing is under way.</summary>
    public Action? Emptied { get; init; }

    /// <summary>What no request has taken yet. The gate's lock guards it.</summary>
    public IEnumerable<T> Waiting => _waiting.Select(static entry => entry.Item);

    /// <param name="item">The entry.</param>
    /// <param name="mayStartHere">Whether the caller's thread may make the request that begins with it. That takes a tenth of a millisecond.</param>
    /// <returns>What became of it.</returns>
    public Task<Outcome> AddAsync(T item, bool mayStartHere = false)
    {
        Task<Outcome> outcome;
        bool mustStart;
        lock (Gate.Lock)
        {
            outcome = Add(item, out mustStart);
        }

        if (mustStart)
        {
            Start(mayStartHere);
        }

        return outcome;
    }

    /// <summary>The same in two steps, for whoever holds the gate's lock.</summary>
    /// <param name="item">The entry.</param>
    /// <param name="mustStart">Whether the caller is to call <see cref="Start"/> once it has left the lock.</param>
    public Task<Outcome> Add(T item, out bool mustStart)
    {
        var entry = new Entry(item);
        _waiting.Enqueue(entry);
        _waitingBytes += size(item);
        Gate.Waiting++;
        mustStart = MayStart();
        if (mustStart)
        {
            _underWay++;
        }

        return entry.Task;
    }

    public void Start(bool mayStartHere)
    {
        // When busy, behind those who are about to add an entry too: a batch that was answered brings ten of them at once.
        _ = mayStartHere && Gate.IsQuiet ? scheduler.RunHere(SendWaitingAsync) : scheduler.RunBehind(SendWaitingAsync);
    }

    private bool IsFull => _waiting.Count >= limits.MaxCount || _waitingBytes >= limits.MaxBytes;

    private bool MayStart() => _underWay == 0 || (IsFull && _underWay < limits.MaxRequestsUnderWay);

    // Owned by the entries: each is completed whatever happens, and nothing outlives the last of them.
    private async Task SendWaitingAsync()
    {
        while (await NextBatchAsync() is { } batch)
        {
            var items = Array.ConvertAll(batch, static entry => entry.Item);
            var outcomes = await (IsOver is null ? TryAsync(items) : SendUntilOverAsync(items, IsOver));
            for (var index = 0; index < batch.Length; index++)
            {
                batch[index].Outcome = outcomes[index];
            }

            if (batch is [var lone] && TryLeave())
            {
                lone.Execute();
                return;
            }

            foreach (var entry in batch)
            {
                scheduler.Queue(entry);
            }
        }
    }

    private async Task<IReadOnlyList<Outcome>> SendUntilOverAsync(T[] items, Func<LaneTry<T>, bool> isOver)
    {
        var startedAt = scheduler.Time.GetTimestamp();
        var tries = 0;
        var hasEnded = false;
        var outcomes = await scheduler.RepeatUntilAsync(
            () => TryAsync(items),
            outcomes => hasEnded = isOver(new LaneTry<T>(items, outcomes, ++tries, scheduler.Time.GetElapsedTime(startedAt))),
            Ended);
        return hasEnded ? outcomes : Unknown(items, "The sender has stopped.");
    }

    private async Task<IReadOnlyList<Outcome>> TryAsync(T[] items)
    {
        if (Ended.IsCancellationRequested)
        {
            return Unknown(items, "The sender has stopped.");
        }

        try
        {
            var outcomes = await send(items);
            return outcomes.Count >= items.Length
                ? outcomes
                : [.. outcomes, .. Unknown(items[outcomes.Count..], "The answer does not mention it.")];
        }
        catch (Exception exception)
        {
            return Unknown(items, exception.Message);
        }
    }

    private ValueTask<Entry[]?> NextBatchAsync() => Linger == TimeSpan.Zero ? new(TakeBatch()) : new(TakeLaterAsync());

    private async Task<Entry[]?> TakeLaterAsync()
    {
        bool mayGrow;
        lock (Gate.Lock)
        {
            // What makes a request full meanwhile starts another one.
            mayGrow = _waiting.Count >= LingersFrom && !IsFull && _underWay == 1;
        }

        if (mayGrow)
        {
            await scheduler.Pause(Linger, Ended);
        }

        return TakeBatch();
    }

    /// <returns>Whether nothing waits, so that this request was the last.</returns>
    private bool TryLeave()
    {
        lock (Gate.Lock)
        {
            if (_waiting.Count > 0)
            {
                return false;
            }

            Leave();
            return true;
        }
    }

    private void Leave()
    {
        if (--_underWay == 0)
        {
            Emptied?.Invoke();
        }
    }

    private Entry[]? TakeBatch()
    {
        lock (Gate.Lock)
        {
            // Whoever finishes while others are still under way leaves a part batch to fill up.
            if (_waiting.Count == 0 || (_underWay > 1 && !IsFull))
            {
                Leave();
                return null;
            }

            var batch = new Entry[CountFitting()];
            for (var index = 0; index < batch.Length; index++)
            {
                batch[index] = _waiting.Dequeue();
                _waitingBytes -= size(batch[index].Item);
            }

            Gate.Waiting -= batch.Length;
            Gate.Leaves(isLone: batch.Length == 1 && _waiting.Count == 0);
            if (MayStart())
            {
                _underWay++;
                Start(mayStartHere: false);
            }

            return batch;
        }
    }

    private int CountFitting()
    {
        var count = 0;
        var bytes = 0L;
        foreach (var entry in _waiting)
        {
            bytes += size(entry.Item);
            if (count == limits.MaxCount || (count > 0 && bytes > limits.MaxBytes))
            {
                break;
            }

            count++;
        }

        return count;
    }

    private static Outcome[] Unknown(T[] items, string detail) => Array.ConvertAll(items, _ => Outcome.Unknown(detail));

    /// <summary>
    /// What waits for an outcome goes on where the entry is executed: on a thread of its own, unless nobody is behind it who
    /// would be held up.
    /// </summary>
    private sealed class Entry(T item) : TaskCompletionSource<Outcome>, IThreadPoolWorkItem
    {
        public T Item { get; } = item;

        public Outcome Outcome { get; set; }

        public void Execute() => SetResult(Outcome);
    }
}
