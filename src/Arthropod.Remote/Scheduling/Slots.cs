namespace Arthropod.Remote.Scheduling;

/// <summary>
/// Places for so many at a time, given in the order of asking. (SemaphoreSlim's waits with a token go on on the thread
/// pool, where no simulation sees them.)
/// </summary>
internal sealed class Slots(int count)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _waiting = new();
    private int _free = count;

    /// <summary>Waits for one, and takes with it what else is free; what is free is given without asking the token.</summary>
    /// <returns>How many were taken: at least one, at most so many.</returns>
    public async Task<int> TakeAsync(int most, CancellationToken cancellationToken)
    {
        await TakeAsync(cancellationToken);
        lock (_lock)
        {
            var more = Math.Min(most - 1, _free);
            _free -= more;
            return 1 + more;
        }
    }

    public void Return(int count)
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

    private async Task TakeAsync(CancellationToken cancellationToken)
    {
        LinkedListNode<TaskCompletionSource> waiting;
        lock (_lock)
        {
            if (_free > 0)
            {
                _free--;
                return;
            }

            waiting = _waiting.AddLast(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        var waiter = waiting.Value;
        using (cancellationToken.UnsafeRegister(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), waiter))
        {
            try
            {
                await waiter.Task;
            }
            catch (OperationCanceledException)
            {
                Leave(waiting);
                throw;
            }
        }
    }

    // Whoever gave up waiting is passed over.
    private bool PassOn()
    {
        while (_waiting.First is { } first)
        {
            _waiting.RemoveFirst();
            if (first.Value.TrySetResult())
            {
                return true;
            }
        }

        return false;
    }

    // Those who give up while nobody returns anything must not gather.
    private void Leave(LinkedListNode<TaskCompletionSource> waiting)
    {
        lock (_lock)
        {
            if (waiting.List is not null)
            {
                _waiting.Remove(waiting);
            }
        }
    }
}
