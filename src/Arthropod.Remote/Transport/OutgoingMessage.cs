using System.Text;

namespace Arthropod.Remote.Transport;

/// <summary>A message to send.</summary>
/// <param name="body">Its text.</param>
public sealed class OutgoingMessage(string body)
{
    private int _byteCount = -1;

    /// <summary>Its text.</summary>
    public string Body { get; } = body;

    /// <summary>What goes beside the body, by name; it counts towards the size.</summary>
    public IReadOnlyDictionary<string, AttributeValue>? Attributes { get; init; }

    /// <summary>How long the queue keeps it back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Its size as queues count it: UTF-8 bytes of the body and of each attribute's name, type and value.</summary>
    public int ByteCount => _byteCount >= 0 ? _byteCount : _byteCount = CountBytes();

    private int CountBytes()
    {
        var count = Encoding.UTF8.GetByteCount(Body);
        if (Attributes is null)
        {
            return count;
        }

        foreach (var (name, attribute) in Attributes)
        {
            count += Encoding.UTF8.GetByteCount(name) + Encoding.UTF8.GetByteCount(attribute.Type)
                + (attribute.Text is { } text ? Encoding.UTF8.GetByteCount(text) : attribute.Bytes.Length);
        }

        return count;
    }
}
