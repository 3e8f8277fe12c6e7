using System.Text;

namespace Arthropod.Remote.Transport;

/// <summary>A message to send.</summary>
/// <param name="body">Its text.</param>
public sealed class OutgoingMessage(string body)
{
    private int _byteCount = -1;

    /// <summary>Its text.</summary>
    public string Body { get; } = body;

    /// <summary>Text beside the body; it counts towards the size.</summary>
    public IReadOnlyDictionary<string, string>? Attributes { get; init; }

    /// <summary>How long the queue keeps it back.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Its size as queues count it: UTF-8 bytes of the body and of each attribute's name, type and value.</summary>
    public int ByteCount => _byteCount >= 0 ? _byteCount : _byteCount = CountBytes();

    private int CountBytes()
    {
        const int TypeBytes = 6; // "String"
        var count = Encoding.UTF8.GetByteCount(Body);
        foreach (var (name, value) in Attributes ?? new Dictionary<string, string>(StringComparer.Ordinal))
        {
            count += Encoding.UTF8.GetByteCount(name) + TypeBytes + Encoding.UTF8.GetByteCount(value);
        }

        return count;
    }
}
