using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>A queue as one would explain it on a sheet of paper, for <see cref="ModelTests"/>. Times in seconds.</summary>
internal sealed class ModelQueue(int retention)
{
    private readonly List<Entry> _entries = [];
    private int _now;
    private int _arrivals;

    public QueueCounts Counts => new(
        _entries.Count(e => e.VisibleAt <= _now),
        _entries.Count(e => e.VisibleAt > _now && e.ReceiveCount > 0),
        _entries.Count(e => e.VisibleAt > _now && e.ReceiveCount == 0));

    public void Send(int body, int delay) => _entries.Add(new(body, _now) { VisibleAt = _now + delay, Arrival = delay == 0 ? ++_arrivals : 0 });

    public List<Receipt> Receive(int max, int visibility)
    {
        var receipts = new List<Receipt>();
        foreach (var entry in _entries.Where(e => e.VisibleAt <= _now).OrderBy(e => e.Arrival).Take(max).ToList())
        {
            entry.ReceiveCount++;
            Hide(entry, visibility);
            receipts.Add(new(entry.Body, entry.ReceiveCount));
        }

        return receipts;
    }

    public void Delete(Receipt receipt) => _entries.RemoveAll(e => receipt == new Receipt(e.Body, e.ReceiveCount));

    public bool ChangeVisibility(Receipt receipt, int seconds)
    {
        var entry = _entries.Find(e => receipt == new Receipt(e.Body, e.ReceiveCount));
        if (entry is null)
        {
            return false;
        }

        if (seconds > 0 || entry.VisibleAt > _now)
        {
            Hide(entry, seconds);
        }

        return true;
    }

    public void Purge() => _entries.Clear();

    /// <summary>What becomes visible joins the line in the order of its time, and of its sending where times are equal.</summary>
    public void Pass(int seconds)
    {
        var before = _now;
        _now += seconds;
        foreach (var entry in _entries.Where(e => e.VisibleAt > before && e.VisibleAt <= _now).OrderBy(e => e.VisibleAt).ThenBy(e => e.Body))
        {
            entry.Arrival = ++_arrivals;
        }

        _entries.RemoveAll(e => e.SentAt + retention <= _now);
    }

    private void Hide(Entry entry, int seconds)
    {
        entry.VisibleAt = _now + seconds;
        entry.Arrival = ++_arrivals;
    }

    /// <summary>One receive of one message.</summary>
    internal sealed record Receipt(int Body, int ReceiveCount);

    private sealed class Entry(int body, int sentAt)
    {
        public int Body { get; } = body;

        public int SentAt { get; } = sentAt;

        public int VisibleAt { get; set; }

        public int Arrival { get; set; }

        public int ReceiveCount { get; set; }
    }
}
