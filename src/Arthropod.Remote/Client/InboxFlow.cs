namespace Arthropod.Remote.Client;

/// <summary>
/// Holds the inbox reader back while some call's progress handler is far behind: reports then wait in the queue,
/// which keeps them, rather than in memory, which must not grow without end.
/// </summary>
internal sealed class InboxFlow
{
    private readonly Lock _lock = new();
    private int _holds;
    private TaskCompletionSource? _released;

    public void Hold()
    {
        lock (_lock)
        {
            _holds++;
            _released ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    public void Release()
    {
        TaskCompletionSource? released = null;
        lock (_lock)
        {
            if (--_holds == 0)
            {
                released = _released;
                _released = null;
            }
        }

        released?.SetResult();
    }

    /// <summary>Ends when nobody holds.</summary>
    public Task WhenFree()
    {
        lock (_lock)
        {
            return _released?.Task ?? Task.CompletedTask;
        }
    }
}
