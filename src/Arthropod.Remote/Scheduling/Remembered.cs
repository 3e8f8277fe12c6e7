using System.Diagnostics.CodeAnalysis;

namespace Arthropod.Remote.Scheduling;

/// <summary>
/// What is worth knowing for a while, bounded by time, by number and by bytes. Beyond a bound, what would be forgotten
/// next anyway goes first. Its owner's lock guards it.
/// </summary>
internal sealed class Remembered<TKey, TValue>(TimeProvider time, int maxCount, long maxBytes = long.MaxValue)
    where TKey : notnull
{
    private readonly Dictionary<TKey, Entry> _entries = [];
    private readonly DueOrder<Entry> _order = new();
    private long _bytes;

    public int Count => _entries.Count;

    /// <summary>Remembers something from now on, also if it is remembered already.</summary>
    /// <param name="key">What it is found by.</param>
    /// <param name="value">What is remembered.</param>
    /// <param name="lifetime">For how long; <see cref="TimeSpan.MaxValue"/>: until a bound is reached.</param>
    /// <param name="bytes">How much memory it holds, if that is bounded.</param>
    /// <returns>How many had to be forgotten before their time.</returns>
    public int Remember(TKey key, TValue value, TimeSpan lifetime, long bytes = 0)
    {
        Remove(key);
        ForgetOld();
        var entry = new Entry(key, value, bytes);
        _entries.Add(key, entry);
        _order.Set(entry, Due.After(time, lifetime));
        _bytes += bytes;

        var early = 0;
        for (; _entries.Count > maxCount || _bytes > maxBytes; early++)
        {
            Remove(_order.First!);
        }

        return early;
    }

    public bool TryFind(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        ForgetOld();
        var isThere = _entries.TryGetValue(key, out var entry);
        value = isThere ? entry!.Value : default;
        return isThere;
    }

    /// <returns>Whether it was remembered.</returns>
    public bool Remove(TKey key)
    {
        if (!_entries.TryGetValue(key, out var entry))
        {
            return false;
        }

        Remove(entry);
        return true;
    }

    private void ForgetOld()
    {
        while (_order.First is { } first && first.At <= time.GetTimestamp())
        {
            Remove(first);
        }
    }

    private void Remove(Entry entry)
    {
        _entries.Remove(entry.Key);
        _order.Remove(entry);
        _bytes -= entry.Bytes;
    }

    private sealed class Entry(TKey key, TValue value, long bytes) : Due
    {
        public TKey Key { get; } = key;

        public TValue Value { get; } = value;

        public long Bytes { get; } = bytes;
    }
}
