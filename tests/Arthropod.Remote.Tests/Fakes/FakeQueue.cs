using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>One queue with the semantics of an SQS standard queue. Its transport's lock guards it.</summary>
internal sealed class FakeQueue(QueueDefinition definition, TimeProvider time)
{
    // Amazon SQS, SetQueueAttributes: four days unless told otherwise.
    private static readonly TimeSpan DefaultRetention = TimeSpan.FromDays(4);

    private readonly List<FakeMessage> _messages = [];
    private readonly List<TaskCompletionSource> _sleepers = [];

    public QueueDefinition Definition { get; } = definition;

    public Dictionary<string, string> Tags { get; } = new(definition.Tags, StringComparer.Ordinal);

    public DateTimeOffset MadeAt { get; } = time.GetUtcNow();

    public int MaxMessageBytes { get; set; } = 1_048_576;

    public bool IsDeleted { get; private set; }

    /// <summary>A message is about to be delivered; told also whether it stays visible.</summary>
    public Action<FakeMessage, bool> Delivering { get; init; } = static (_, _) => { };

    /// <summary>A receiver has changed for how long a message is hidden.</summary>
    public Action<FakeMessage, TimeSpan> Changed { get; init; } = static (_, _) => { };

    public IReadOnlyList<FakeMessage> Messages => _messages;

    public IEnumerable<FakeMessage> Visible => _messages.Where(message => message.VisibleAt <= time.GetUtcNow());

    /// <summary>When the next message that is hidden now comes to light.</summary>
    public DateTimeOffset? NextVisibleAt
    {
        get
        {
            var now = time.GetUtcNow();
            DateTimeOffset? next = null;
            foreach (var message in _messages)
            {
                next = message.VisibleAt > now && !(next <= message.VisibleAt) ? message.VisibleAt : next;
            }

            return next;
        }
    }

    public void Add(FakeMessage message)
    {
        _messages.Add(message);
        Wake();
    }

    public List<ReceivedMessage> Take(
        ReceiveRequest request, DateTimeOffset queueTime, bool stayVisible, bool reverse, Action<FakeMessage> redrive)
    {
        if (_messages.Count == 0)
        {
            return [];
        }

        var now = time.GetUtcNow();
        _messages.RemoveAll(message => queueTime - message.SentAt >= (Definition.Retention ?? DefaultRetention));
        var visible = reverse ? Visible.Reverse().ToList() : Visible.ToList();
        var deliveries = new List<ReceivedMessage>();
        foreach (var message in visible.Take(request.MaxMessages))
        {
            if (Definition.DeadLetterQueue is not null && message.ReceiveCount >= Definition.MaxReceiveCount)
            {
                _messages.Remove(message);
                redrive(message);
                continue;
            }

            Delivering(message, stayVisible);
            message.VisibleAt = stayVisible ? now : now + request.Visibility;
            deliveries.Add(message.Deliver(now, queueTime));
        }

        if (stayVisible && deliveries.Count > 0)
        {
            Wake();
        }

        return deliveries;
    }

    /// <returns>The message, if the receipt was the newest.</returns>
    public FakeMessage? Delete(string receipt)
    {
        var message = Find(receipt);
        if (message is not null)
        {
            _messages.Remove(message);
        }

        return message;
    }

    /// <summary>A lease that has run out can still be renewed, as long as nobody else has received the message.</summary>
    public Outcome Change(VisibilityChange change, TimeSpan maxLease)
    {
        if (Find(change.Receipt) is not { } message)
        {
            return Outcome.Refused(TransportError.LeaseLost, "The receipt is not good any more.");
        }

        var end = time.GetUtcNow() + change.Visibility;
        if (end > message.ReceivedAt + maxLease)
        {
            return Outcome.Refused(TransportError.Invalid, "Total VisibilityTimeout for the message is beyond the limit.");
        }

        message.VisibleAt = end;
        Changed(message, change.Visibility);
        Wake();
        return Outcome.Done;
    }

    public void Delete()
    {
        IsDeleted = true;
        Wake();
    }

    /// <summary>Ends when something may have changed for a receiver.</summary>
    public TaskCompletionSource Sleep()
    {
        var sleeper = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _sleepers.Add(sleeper);
        return sleeper;
    }

    private FakeMessage? Find(string receipt) =>
        _messages.Find(message => string.Equals(message.Receipt, receipt, StringComparison.Ordinal));

    private void Wake()
    {
        var sleepers = _sleepers.ToArray();
        _sleepers.Clear();
        foreach (var sleeper in sleepers)
        {
            sleeper.TrySetResult();
        }
    }
}
