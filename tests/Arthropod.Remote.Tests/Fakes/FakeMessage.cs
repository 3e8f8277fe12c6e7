using System.Globalization;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>A message in a queue, with what the queue knows of it.</summary>
internal sealed class FakeMessage(int id, OutgoingMessage message, DateTimeOffset sentAt)
{
    private static readonly Dictionary<string, AttributeValue> NoAttributes = new(StringComparer.Ordinal);

    public string Id { get; } = $"message-{id}";

    public string Body { get; } = message.Body;

    public IReadOnlyDictionary<string, AttributeValue> Attributes { get; } = message.Attributes ?? NoAttributes;

    public DateTimeOffset SentAt { get; } = sentAt;

    public DateTimeOffset VisibleAt { get; set; } = sentAt + message.Delay;

    public DateTimeOffset? FirstReceivedAt { get; private set; }

    /// <summary>When it was delivered last, by the clock of the world.</summary>
    public DateTimeOffset ReceivedAt { get; private set; }

    public int ReceiveCount { get; private set; }

    /// <summary>The receipt of the newest delivery: an older one deletes nothing and renews nothing.</summary>
    public string Receipt => string.Create(CultureInfo.InvariantCulture, $"{Id}#{ReceiveCount}");

    public ReceivedMessage Deliver(DateTimeOffset now, DateTimeOffset queueTime)
    {
        ReceiveCount++;
        ReceivedAt = now;
        FirstReceivedAt ??= queueTime;
        return new ReceivedMessage
        {
            MessageId = Id,
            Body = Body,
            Receipt = Receipt,
            ReceiveCount = ReceiveCount,
            SentAt = SentAt,
            FirstReceivedAt = FirstReceivedAt.Value,
            Attributes = Attributes,
        };
    }
}
