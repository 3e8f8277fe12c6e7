namespace Arthropod.Remote.Transport;

/// <summary>A message as one delivery brought it.</summary>
public sealed record ReceivedMessage
{
    /// <summary>The queue's id of the message, the same for every delivery.</summary>
    public required string MessageId { get; init; }

    /// <summary>Its text.</summary>
    public required string Body { get; init; }

    /// <summary>Names this delivery to the queue: by it the message is deleted and its lease changed.</summary>
    public required string Receipt { get; init; }

    /// <summary>How often the message has been received, this time included.</summary>
    public int ReceiveCount { get; init; } = 1;

    /// <summary>When it was sent, by the queue's clock.</summary>
    public DateTimeOffset SentAt { get; init; }

    /// <summary>When it was received for the first time, by the queue's clock.</summary>
    public DateTimeOffset FirstReceivedAt { get; init; }

    /// <summary>What came beside the body, by name.</summary>
    public IReadOnlyDictionary<string, AttributeValue> Attributes { get; init; } =
        new Dictionary<string, AttributeValue>(StringComparer.Ordinal);
}
