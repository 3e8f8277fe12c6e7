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

        released?.TrySetResult();
    }

    /// <summary>Ends when nobody holds, or when the reader is to stop. (Task.WaitAsync would go by the thread pool.)</summary>
    public async Task WhenFree(CancellationToken stopping)
    {
        TaskCompletionSource? released;
        lock (_lock)
        {
            released = _released;
        }

        if (released is not null)
        {
            using (stopping.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), released))
            {
                await released.Task;
            }
        }
    }
}
