using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>
/// The moment at which a shutdown stops waiting. What waits is registered here for as long as it waits, and is told on a
/// thread of its own.
/// </summary>
internal sealed class Abandonment(WorkScheduler scheduler)
{
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _lock = new();
    private readonly HashSet<IThreadPoolWorkItem> _waiting = [];

    /// <summary>Completes at that moment.</summary>
    public Task Begun => _begun.Task;

    public bool HasBegun => _begun.Task.IsCompleted;

    /// <summary>Releases what waits, and cancels the work: each on its own, for an implementation's callback may block.</summary>
    public void Begin()
    {
        _begun.TrySetResult();
        IThreadPoolWorkItem[] waiting;
        lock (_lock)
        {
            waiting = [.. _waiting];
        }

        foreach (var each in waiting)
        {
            scheduler.Queue(each);
        }
    }

    /// <summary>Registers a step that <see cref="Begin"/> runs.</summary>
    /// <returns>Whether it has not begun yet. If it has, nothing is registered.</returns>
    public bool TryAdd(IThreadPoolWorkItem step)
    {
        lock (_lock)
        {
            return !HasBegun && _waiting.Add(step);
        }
    }

    public void Remove(IThreadPoolWorkItem step)
    {
        lock (_lock)
        {
            _waiting.Remove(step);
        }
    }

    /// <returns>Whether the task ended before this came. (Not Task.WhenAny: see <see cref="WorkScheduler.EndsWithin"/>.)</returns>
    public async Task<bool> ComesAfter(Task task)
    {
        if (task.IsCompleted)
        {
            return true;
        }

        var race = new Race();
        if (!TryAdd(race))
        {
            return false;
        }

        _ = WorkScheduler.TellAsync(task, race, true);
        var isFirst = await race.Task;
        Remove(race);
        return isFirst;
    }

    // What waits goes on where the task ended.
    private sealed class Race : TaskCompletionSource<bool>, IThreadPoolWorkItem
    {
        public void Execute() => TrySetResult(false);
    }
}
