namespace Arthropod.Remote.Client;

/// <summary>
/// How many calls of one contract may be under way in this process: so many have places, the others wait for them in
/// the order of their coming.
/// </summary>
internal sealed class CallLimit(int most)
{
    private readonly Lock _lock = new();
    private readonly LinkedList<Place> _waiting = new();
    private int _free = most;

    /// <summary>How many places there are.</summary>
    public int Most { get; } = most;

    /// <returns>A place, or a place in the line.</returns>
    public Place Enter() => TryEnter() ?? Enqueue();

    /// <returns>A place; <see langword="null"/>: there is none.</returns>
    public Place? TryEnter()
    {
        lock (_lock)
        {
            // Whoever waits is given a place as soon as one is free, so that nobody is overtaken here.
            if (_free == 0)
            {
                return null;
            }

            _free--;
            return new Place(this);
        }
    }

    private Place Enqueue()
    {
        lock (_lock)
        {
            var place = new Place(this, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
            if (_free > 0)
            {
                _free--;
                place.Give();
            }
            else
            {
                place.InLine = _waiting.AddLast(place);
            }

            return place;
        }
    }

    private void Leave(Place place)
    {
        lock (_lock)
        {
            if (place.InLine is { } inLine)
            {
                _waiting.Remove(inLine);
                place.Give();
            }
            else if (_waiting.First is { } first)
            {
                _waiting.RemoveFirst();
                first.Value.Give();
            }
            else
            {
                _free++;
            }
        }
    }

    /// <summary>One call's place, from its beginning to its end.</summary>
    internal sealed class Place(CallLimit limit, TaskCompletionSource? given = null)
    {
        private int _hasLeft;

        /// <summary>Ends when the call may go on, or has ended.</summary>
        public Task Given => given?.Task ?? Task.CompletedTask;

        public CallLimit Limit => limit;

        internal LinkedListNode<Place>? InLine { get; set; }

        /// <summary>The call has ended, whether it had been given its place or not.</summary>
        public void Leave()
        {
            if (Interlocked.Exchange(ref _hasLeft, 1) == 0)
            {
                limit.Leave(this);
            }
        }

        internal void Give()
        {
            InLine = null;
            given?.TrySetResult();
        }
    }
}
