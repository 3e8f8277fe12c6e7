namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// A long poll that waits in a queue's line. Its continuation never runs inside the queue's lock. Whoever takes it
/// out of the line, under that lock, is the one who completes it: so it ends once, and a client that has gone is
/// never handed a message.
/// </summary>
internal sealed class ReceiveWaiter : TaskCompletionSource<Delivery[]>, IDisposable
{
    private ITimer? _timer;

    public ReceiveWaiter(int maxMessages, long? visibility)
        : base(TaskCreationOptions.RunContinuationsAsynchronously)
    {
        MaxMessages = maxMessages;
        Visibility = visibility;
        Place = new(this);
    }

    public int MaxMessages { get; }

    /// <summary>In milliseconds; null takes the queue's own at the time of the delivery.</summary>
    public long? Visibility { get; }

    public LinkedListNode<ReceiveWaiter> Place { get; }

    /// <summary>Lets its time run.</summary>
    public void EndAfter(long milliseconds, EngineClock clock, Action<ReceiveWaiter> end)
    {
        _timer = clock.CreateTimer(_ => end(this));
        _timer.Change(TimeSpan.FromMilliseconds(milliseconds), Timeout.InfiniteTimeSpan);
    }

    public void Dispose() => _timer?.Dispose();
}
