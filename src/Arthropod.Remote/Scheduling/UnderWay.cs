namespace Arthropod.Remote.Scheduling;

/// <summary>How many things are under way, and when there are none any more.</summary>
internal sealed class UnderWay
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _ended;
    private int _count;

    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _count;
            }
        }
    }

    /// <summary>One more has begun.</summary>
    public void Begin()
    {
        lock (_lock)
        {
            _count++;
        }
    }

    /// <summary>One has ended.</summary>
    public void End()
    {
        lock (_lock)
        {
            if (--_count == 0)
            {
                _ended?.SetResult();
                _ended = null;
            }
        }
    }

    /// <summary>Ends when none is under way.</summary>
    public Task WhenNoneAsync()
    {
        lock (_lock)
        {
            return _count == 0
                ? Task.CompletedTask
                : (_ended ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }
}
