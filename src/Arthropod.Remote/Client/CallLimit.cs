namespace Arthropod.Remote.Client;

/// <summary>
/// How many calls of one contract may be under way in this process: so many have places, the others wait for them in
/// the order of their coming.
/// </summary>
internal sealed class CallLimit(int most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<TaskCompletionSource> _line = new();
    private int _free = most;

    /// <summary>How many places there are.</summary>
    public int Most { get; } = most;

    /// <returns>Whether there was a place. Whoever has one leaves it.</returns>
    public bool TryEnter()
    {
        lock (_lock)
        {
            // Whoever waits is given a place as soon as one is free, so that nobody is overtaken here.
            if (_free == 0)
            {
                return false;
            }

            _free--;
            return true;
        }
    }

    /// <returns>A turn, which ends when there is a place. Whoever has one leaves, with its place or without.</returns>
    public LinkedListNode<TaskCompletionSource> Wait()
    {
        lock (_lock)
        {
            var turn = new LinkedListNode<TaskCompletionSource>(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_free > 0)
            {
                _free--;
                turn.Value.SetResult();
            }
            else
            {
                _line.AddLast(turn);
            }

            return turn;
        }
    }

    /// <summary>A call has ended.</summary>
    /// <param name="turn">Its turn, if it had to wait.</param>
    public void Leave(LinkedListNode<TaskCompletionSource>? turn)
    {
        lock (_lock)
        {
            if (turn?.List is not null)
            {
                _line.Remove(turn);
                turn.Value.SetResult();
            }
            else if (_line.First is { } first)
            {
                _line.RemoveFirst();
                first.Value.SetResult();
            }
            else
            {
                _free++;
            }
        }
    }
}
