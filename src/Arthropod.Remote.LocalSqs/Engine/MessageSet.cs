namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// The messages of one queue and their moves between delayed, visible, in flight and gone. It knows neither locks
/// nor timers: the time is told, and nothing happens but when it is told.
/// </summary>
internal sealed class MessageSet
{
    private readonly VisibleLine _visible = new();
    private readonly MessageHeap<ByDueTime> _due = new();
    private readonly MessageHeap<BySentTime> _ages = new();

    // Only what has been received at least once can be asked for by a receipt handle.
    private readonly Dictionary<long, StoredMessage> _received = [];
    private readonly long _queueId = Random.Shared.NextInt64();
    private long _lastSequence;
    private long _lastDelivery;

    public int Visible => _visible.Count;

    public int InFlight { get; private set; }

    public int Delayed => _due.Count - InFlight;

    /// <summary>When the next message becomes visible by itself; <see cref="long.MaxValue"/> for never.</summary>
    public long NextDue => _due.First?.DueAt ?? long.MaxValue;

    public StoredMessage? FirstVisible => _visible.First;

    public void Add(StoredMessage message, long now, long delay)
    {
        message.Sequence = ++_lastSequence;
        _ages.Add(message);
        if (delay <= 0)
        {
            Show(message);
            return;
        }

        message.State = MessageState.Delayed;
        message.DueAt = now + delay;
        _due.Add(message);
    }

    /// <summary>Does what time alone does: shows what is due, in the order of falling due, and drops what has expired.</summary>
    public void Settle(long now, long retention)
    {
        while (_due.First is { } message && message.DueAt <= now)
        {
            Unlink(message);
            Show(message);
        }

        while (_ages.First is { } message && message.SentAt + retention <= now)
        {
            Remove(message);
        }
    }

    public Delivery Deliver(StoredMessage message, long now, long visibility)
    {
        Unlink(message);
        if (message.ReceiveCount++ == 0)
        {
            message.FirstReceivedAt = now;
        }

        if (message.ReceiveCountInQueue++ == 0)
        {
            _received.Add(message.Sequence, message);
        }

        message.ReceivedAt = now;
        message.DeliveryId = ++_lastDelivery;
        Hide(message, now, visibility);
        return new(message, new(_queueId, message.Sequence, message.DeliveryId), message.ReceiveCount, message.FirstReceivedAt);
    }

    /// <summary>Makes a delivery that reached nobody as if it had never been; false when the message has moved on since.</summary>
    public bool TakeBack(in Delivery delivery)
    {
        var message = delivery.Message;
        if (message.DeliveryId != delivery.Handle.DeliveryId || !_received.ContainsKey(message.Sequence))
        {
            return false;
        }

        Unlink(message);
        message.ReceiveCount--;
        if (--message.ReceiveCountInQueue == 0)
        {
            _received.Remove(message.Sequence);
        }

        message.DeliveryId = 0;
        message.State = MessageState.Visible;
        _visible.Prepend(message);
        return true;
    }

    /// <summary>The message that a handle names, its newest delivery or not; null when it is gone.</summary>
    public StoredMessage? Find(in ReceiptHandle handle) => _received.GetValueOrDefault(handle.Sequence);

    public bool Issued(in ReceiptHandle handle) =>
        handle.QueueId == _queueId && handle.Sequence <= _lastSequence && handle.DeliveryId <= _lastDelivery;

    public void ChangeVisibility(StoredMessage message, long now, long visibility)
    {
        if (visibility == 0 && message.State == MessageState.Visible)
        {
            return;
        }

        Unlink(message);
        Hide(message, now, visibility);
    }

    public void Remove(StoredMessage message)
    {
        Unlink(message);
        _ages.Remove(message);
        _received.Remove(message.Sequence);
        message.State = MessageState.Gone;
    }

    public void Clear()
    {
        _visible.Clear();
        _due.Clear();
        _ages.Clear();
        _received.Clear();
        InFlight = 0;
    }

    private void Show(StoredMessage message)
    {
        message.State = MessageState.Visible;
        _visible.Append(message);
    }

    private void Hide(StoredMessage message, long now, long visibility)
    {
        if (visibility == 0)
        {
            Show(message);
            return;
        }

        message.State = MessageState.InFlight;
        message.DueAt = now + visibility;
        _due.Add(message);
        InFlight++;
    }

    private void Unlink(StoredMessage message)
    {
        switch (message.State)
        {
            case MessageState.Visible:
                _visible.Remove(message);
                break;
            case MessageState.Delayed:
                _due.Remove(message);
                break;
            case MessageState.InFlight:
                _due.Remove(message);
                InFlight--;
                break;
        }
    }
}
