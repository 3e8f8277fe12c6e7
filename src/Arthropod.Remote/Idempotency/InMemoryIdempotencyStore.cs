namespace Arthropod.Remote;

/// <summary>
/// Keeps claims and outcomes in this process's memory, for tests and for one process that serves through several
/// transports. It forgets with the process, and before that beyond 100,000 outcomes or 64 MiB of them, the oldest first.
/// </summary>
public sealed class InMemoryIdempotencyStore : IIdempotencyStore
{
    private const int MaxOutcomes = 100_000;
    private const long MaxBytes = 64 * 1024 * 1024;

    /// <summary>So many claims are there before those that have run out are looked for.</summary>
    private const int LeastClaims = 10_000;

    /// <summary>Nobody has the claim; what is left of it is how many let it run out.</summary>
    private const string Released = "";

    /// <summary>So long it is known of a claim that it has run out.</summary>
    private static readonly TimeSpan AbandonedFor = TimeSpan.FromDays(1);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Queue<(string Key, Entry Entry)> _outcomes = new();
    private long _bytes;
    private int _mostClaims = LeastClaims;

    /// <summary>How many claims and outcomes there are, those that have run out and are not yet forgotten included.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _entries.Count;
            }
        }
    }

    /// <inheritdoc/>
    public ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            Forget(now);
            var isThere = _entries.TryGetValue(key, out var entry);
            if (isThere && entry!.Until > now && entry.Owner != Released)
            {
                if (entry.Outcome is not null)
                {
                    return ValueTask.FromResult(IdempotencyClaim.Ended(entry.Outcome));
                }

                if (entry.Owner != owner)
                {
                    return ValueTask.FromResult(IdempotencyClaim.ClaimedByAnother(entry.Until - now));
                }
            }

            var abandoned = !isThere || entry!.Outcome is not null ? 0 : entry.Owner == owner || entry.Owner == Released ? entry.Abandoned : entry.Abandoned + 1;
            _entries[key] = new Entry(owner, now + lasts, null, abandoned);
            ForgetClaims(now);
            return ValueTask.FromResult(IdempotencyClaim.ClaimedAfter(abandoned));
        }
    }

    /// <inheritdoc/>
    public ValueTask<bool> CompleteAsync(
        string key, string owner, DateTimeOffset now, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(key, out var entry) || entry.Until <= now || entry.Owner == Released || (entry.Owner == owner && entry.Outcome is null))
            {
                var ended = new Entry(owner, now + keepFor, outcome.ToArray());
                _entries[key] = ended;
                _outcomes.Enqueue((key, ended));
                _bytes += outcome.Length;
                entry = ended;
            }

            Forget(now);
            return ValueTask.FromResult(entry.Owner == owner && entry.Outcome is not null);
        }
    }

    /// <inheritdoc/>
    public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(key, out var entry) && entry.Owner == owner && entry.Outcome is null)
            {
                if (entry.Abandoned > 0)
                {
                    _entries[key] = entry with { Owner = Released };
                }
                else
                {
                    _entries.Remove(key);
                }
            }
        }

        return ValueTask.CompletedTask;
    }

    // Of those that last there are as many as servers have slots; the others are of servers that died.
    private void ForgetClaims(DateTimeOffset now)
    {
        if (_entries.Count - _outcomes.Count <= _mostClaims)
        {
            return;
        }

        foreach (var (key, entry) in _entries)
        {
            if (entry.Outcome is null && entry.Until + AbandonedFor <= now)
            {
                _entries.Remove(key); // Allowed while the dictionary is walked through.
            }
        }

        _mostClaims = Math.Max(LeastClaims, 2 * (_entries.Count - _outcomes.Count));
    }

    private void Forget(DateTimeOffset now)
    {
        while (_outcomes.TryPeek(out var oldest)
            && (_outcomes.Count > MaxOutcomes || _bytes > MaxBytes || oldest.Entry.Until <= now))
        {
            _outcomes.Dequeue();
            _bytes -= oldest.Entry.Outcome!.Length;
            if (_entries.TryGetValue(oldest.Key, out var entry) && ReferenceEquals(entry, oldest.Entry))
            {
                _entries.Remove(oldest.Key);
            }
        }
    }

    private sealed record Entry(string Owner, DateTimeOffset Until, byte[]? Outcome, int Abandoned = 0);
}
