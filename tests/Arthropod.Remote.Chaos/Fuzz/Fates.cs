namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>Counts what became of the messages of each kind.</summary>
internal sealed class Fates
{
    private readonly Lock _lock = new();
    private readonly SortedDictionary<ForgeryKind, SortedDictionary<MessageFate, int>> _counts = [];

    public IReadOnlyDictionary<ForgeryKind, SortedDictionary<MessageFate, int>> Counts => _counts;

    public int Unaccounted => _counts.Values.Sum(fates => fates.GetValueOrDefault(MessageFate.Unaccounted));

    public void Add(ForgeryKind kind, MessageFate fate, int count = 1)
    {
        lock (_lock)
        {
            if (!_counts.TryGetValue(kind, out var fates))
            {
                _counts[kind] = fates = [];
            }

            fates[fate] = fates.GetValueOrDefault(fate) + count;
        }
    }
}
