using System.Text;

namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>
/// One standard queue: its messages and the long polls that wait for them, under one lock. It knows nothing of
/// protocols; times are in milliseconds. Nothing runs while nobody waits: what time does to the messages is done
/// at the next request, and a timer exists only for long polls.
/// </summary>
internal sealed partial class LocalQueue
{
    private readonly Lock _gate = new();
    private readonly EngineClock _clock;
    private readonly Func<string, LocalQueue?> _findByArn;
    private readonly MessageSet _messages = new();
    private readonly LongPollLine _line;
    private volatile QueueSettings _settings;
    private List<StoredMessage>? _deadLetters;
    private long _lastModifiedAt;
    private bool _deleted;

    public LocalQueue(string name, QueueSettings settings, EngineClock clock, Func<string, LocalQueue?> findByArn)
    {
        Name = name;
        Arn = QueueStore.ArnPrefix + name;
        CreatedAt = _lastModifiedAt = clock.Now;
        _settings = settings;
        _clock = clock;
        _findByArn = findByArn;
        _line = new(clock, _ => OnDue());
    }

    public string Name { get; }

    public string Arn { get; }

    public long CreatedAt { get; }

    public long LastModifiedAt => Interlocked.Read(ref _lastModifiedAt);

    public QueueTags Tags { get; } = new();

    /// <summary>Read without the lock by whoever needs a default or a limit; replaced as a whole.</summary>
    public QueueSettings Settings => _settings;

    public QueueCounts Counts
    {
        get
        {
            using var turn = new Turn(this);
            return new(_messages.Visible, _messages.InFlight, _messages.Delayed);
        }
    }

    /// <summary>How many long polls wait at this moment.</summary>
    public int Waiting
    {
        get
        {
            lock (_gate)
            {
                return _line.Count;
            }
        }
    }

    public void Change(Func<QueueSettings, QueueSettings> change)
    {
        using var turn = new Turn(this);
        _settings = change(_settings);
        Interlocked.Exchange(ref _lastModifiedAt, turn.Now);
    }

    /// <summary>Adds all messages in one step: a long poll for ten gets a batch of ten in one answer.</summary>
    public void Send(ReadOnlySpan<StoredMessage> messages)
    {
        using var turn = new Turn(this);
        foreach (var message in messages)
        {
            message.SentAt = turn.Now;
            _messages.Add(message, turn.Now, 1000L * (message.DelaySeconds ?? _settings.DelaySeconds));
        }
    }

    /// <summary>Hands out what is visible, or waits for it.</summary>
    /// <param name="maxMessages">The most messages to hand out.</param>
    /// <param name="visibility">How long they stay hidden; null takes the queue's own.</param>
    /// <param name="wait">How long to wait for a first message; 0 does not wait.</param>
    /// <param name="gone">The client has gone: nothing is handed out any more, and the call is cancelled.</param>
    /// <param name="endWaits">Ends the wait with an empty answer, since the server is going down.</param>
    /// <exception cref="SqsException">Too many messages are in flight, or the queue is deleted.</exception>
    public ValueTask<Delivery[]> ReceiveAsync(int maxMessages, long? visibility, long wait, CancellationToken gone, CancellationToken endWaits)
    {
        gone.ThrowIfCancellationRequested();
        ReceiveWaiter waiter;
        using (var turn = new Turn(this))
        {
            var deliveries = Take(maxMessages, visibility, turn.Now);
            if (deliveries.Length > 0 || wait <= 0 || endWaits.IsCancellationRequested)
            {
                // SQS tells of the limit to short polls only; a long poll waits for room instead.
                if (deliveries.Length == 0 && wait <= 0 && _messages.Visible > 0)
                {
                    throw new SqsException(SqsFault.OverLimit, $"Too many messages in flight: queue {Name} has {SqsLimits.MaxInFlight}, the most that a queue may have. Delete some.");
                }

                return new(deliveries);
            }

            // Its time runs from here, inside the lock: whoever sees it wait, and moves a fake clock, moves it too.
            waiter = new(maxMessages, visibility);
            waiter.EndAfter(wait, _clock, EndWait);
            _line.Add(waiter);
        }

        return WaitAsync(waiter, gone, endWaits);
    }

    /// <summary>Undoes a delivery whose client has gone before it could be answered.</summary>
    public void TakeBack(Delivery[] deliveries)
    {
        using var turn = new Turn(this);

        // From the last to the first, so that they stand in front again in their old order.
        for (var index = deliveries.Length - 1; index >= 0; index--)
        {
            _messages.TakeBack(deliveries[index]);
        }
    }

    /// <summary>
    /// Deletes the message that the handle names. As the API reference of DeleteMessage has it for standard queues:
    /// with a handle that is not the newest the request succeeds and the message stays.
    /// </summary>
    /// <exception cref="SqsException">This queue never issued the handle.</exception>
    public void Delete(ReadOnlySpan<byte> handleText)
    {
        using var turn = new Turn(this);
        var handle = Parse(handleText);
        if (_messages.Find(handle) is { } message && message.DeliveryId == handle.DeliveryId)
        {
            _messages.Remove(message);
        }
    }

    /// <summary>
    /// Sets the time for which a received message stays hidden, from now on; 0 shows it at once. Once the timeout has
    /// passed this still works, as long as nobody else has received the message: that is how SQS's standard queues do.
    /// </summary>
    /// <exception cref="SqsException">Rubbish, gone, received by somebody else, or beyond 12 hours since its receive.</exception>
    public void ChangeVisibility(ReadOnlySpan<byte> handleText, int seconds)
    {
        using var turn = new Turn(this);
        var handle = Parse(handleText);
        if (_messages.Find(handle) is not { } message)
        {
            throw SqsException.InvalidValue(Text(handleText), "ReceiptHandle", "Message does not exist or is not available for visibility timeout change.");
        }

        if (message.DeliveryId != handle.DeliveryId)
        {
            throw new SqsException(SqsFault.MessageNotInflight, "The specified message isn't in flight: it has been received again since, and this receipt handle is not its newest.");
        }

        if (turn.Now + (1000L * seconds) > message.ReceivedAt + (1000L * SqsLimits.MaxVisibilitySeconds))
        {
            throw SqsException.InvalidValue(seconds, "VisibilityTimeout", $"Total VisibilityTimeout for the message is beyond the limit [{SqsLimits.MaxVisibilitySeconds} seconds]");
        }

        _messages.ChangeVisibility(message, turn.Now, 1000L * seconds);
    }

    public void Purge()
    {
        using var turn = new Turn(this);
        _messages.Clear();
    }

    /// <summary>The queue is deleted: whatever is asked of it from now on, and whoever waits, is told that it does not exist.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _deleted = true;
            _messages.Clear();
            _line.Close(QueueStore.DoesNotExist(Name));
        }
    }

    private ReceiptHandle Parse(ReadOnlySpan<byte> text) =>
        ReceiptHandle.TryParse(text, out var handle) && _messages.Issued(handle)
            ? handle
            : throw new SqsException(SqsFault.ReceiptHandleIsInvalid, $"The input receipt handle \"{Text(text)}\" is not a valid receipt handle.");

    private static string Text(ReadOnlySpan<byte> utf8) => Encoding.UTF8.GetString(utf8);

    /// <summary>
    /// One step of the queue, under its lock. Entering it does what time has done meanwhile; leaving it serves the
    /// long polls and then, outside the lock, hands dead letters over.
    /// </summary>
    private readonly ref struct Turn
    {
        private readonly LocalQueue _queue;

        public Turn(LocalQueue queue)
        {
            queue._gate.Enter();
            if (queue._deleted)
            {
                queue._gate.Exit();
                throw QueueStore.DoesNotExist(queue.Name);
            }

            _queue = queue;
            Now = queue._clock.Now;
            queue._messages.Settle(Now, 1000L * queue._settings.MessageRetentionPeriod);
        }

        public long Now { get; }

        public void Dispose()
        {
            List<StoredMessage>? deadLetters;
            try
            {
                _queue.ServeLine(Now);
                (deadLetters, _queue._deadLetters) = (_queue._deadLetters, null);
            }
            finally
            {
                _queue._gate.Exit();
            }

            if (deadLetters is not null)
            {
                _queue.HandOver(deadLetters);
            }
        }
    }
}
