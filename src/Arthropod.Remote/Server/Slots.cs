namespace Arthropod.Remote.Server;

/// <summary>
/// Places for so many at a time, given in the order of asking. (SemaphoreSlim's waits with a token go on on the thread
/// pool, where no simulation sees them.)
/// </summary>
internal sealed class Slots(int count)
{
    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private int _free = count;

    public async Task TakeAsync(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        TaskCompletionSource waiter;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            waiter = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter);
        }

        using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), waiter))
        {
            await waiter.Task;
        }
    }

    public bool TryTake()
    {
        lock (_lock)
        {
            if (_free == 0)
            {
                return false;
            }

            _free--;
            return true;
        }
    }

    public void Return(int count = 1)
    {
        lock (_lock)
        {
            for (; count > 0; count--)
            {
                if (!PassOn())
                {
                    _free++;
                }
            }
        }
    }

    // Whoever gave up waiting is passed over.
    private bool PassOn()
    {
        while (_waiting.TryDequeue(out var waiter))
        {
            if (waiter.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }
}
