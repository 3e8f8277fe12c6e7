namespace Arthropod.Remote.LocalSqs.Engine;

/// <summary>A message and where it stands. What was sent never changes; the rest belongs to the queue's lock.</summary>
internal sealed class StoredMessage
{
    /// <summary>The body in UTF-8.</summary>
    public required byte[] Body { get; init; }

    public required UInt128 BodyMd5 { get; init; }

    /// <summary>Sorted by name, as their MD5 wants them; null when there are none.</summary>
    public MessageAttribute[]? Attributes { get; init; }

    public UInt128 AttributesMd5 { get; init; }

    public string? TraceHeader { get; init; }

    /// <summary>Told to the sender only.</summary>
    public UInt128 SystemAttributesMd5 { get; init; }

    public string? MessageGroupId { get; init; }

    /// <summary>In seconds; null takes the queue's own.</summary>
    public int? DelaySeconds { get; init; }

    public Guid MessageId { get; init; }

    // Where it stands in its present queue.
    public MessageState State;
    public long Sequence;
    public long SentAt;
    public long DueAt;
    public string? DeadLetterSourceArn;

    // Its deliveries. The count that is told goes on across queues, the one that redrive obeys starts anew in each.
    public int ReceiveCount;
    public int ReceiveCountInQueue;
    public long FirstReceivedAt;
    public long ReceivedAt;
    public long DeliveryId;

    // Links of the structures that hold it, kept inside so that each step costs no allocation and removal no search.
    public StoredMessage? Next;
    public StoredMessage? Previous;
    public int DueSlot = -1;
    public int AgeSlot = -1;

    /// <summary>
    /// The message as another queue takes it over: a new object, since an answer under way may still hold the old
    /// one. Id, time of sending and deliveries go along, as SQS's redrive has it.
    /// </summary>
    public StoredMessage MovedFrom(string? sourceArn) => new()
    {
        Body = Body,
        BodyMd5 = BodyMd5,
        Attributes = Attributes,
        AttributesMd5 = AttributesMd5,
        TraceHeader = TraceHeader,
        MessageGroupId = MessageGroupId,
        MessageId = MessageId,
        SentAt = SentAt,
        DeadLetterSourceArn = sourceArn ?? DeadLetterSourceArn,
        ReceiveCount = ReceiveCount,
        FirstReceivedAt = FirstReceivedAt,
    };
}
