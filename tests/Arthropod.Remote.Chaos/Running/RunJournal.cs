namespace Arthropod.Remote.Chaos.Running;

/// <summary>What the run did to its processes, and how they ended.</summary>
internal sealed class RunJournal
{
    private readonly Lock _lock = new();
    private readonly List<ProcessEvent> _events = [];

    public IReadOnlyList<ProcessEvent> Events
    {
        get
        {
            lock (_lock)
            {
                return [.. _events];
            }
        }
    }

    public void Write(string who, ProcessChange change, string? words = null)
    {
        lock (_lock)
        {
            _events.Add(new(TimeProvider.System.GetUtcNow(), who, change, words));
        }
    }
}
