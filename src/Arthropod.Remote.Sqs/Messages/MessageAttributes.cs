using Amazon.SQS.Model;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Messages;

/// <summary>What goes beside a body, in the client's words and in ours; nothing is lost between the two.</summary>
internal static class MessageAttributes
{
    private static readonly Dictionary<string, AttributeValue> None = new(StringComparer.Ordinal);

    /// <summary>Ours to the client's.</summary>
    /// <param name="attributes">The attributes; may be missing.</param>
    /// <returns>The same for the client; <see langword="null"/> if there are none.</returns>
    public static Dictionary<string, MessageAttributeValue>? Write(IReadOnlyDictionary<string, AttributeValue>? attributes)
    {
        if (attributes is not { Count: > 0 })
        {
            return null;
        }

        var values = new Dictionary<string, MessageAttributeValue>(attributes.Count, StringComparer.Ordinal);
        foreach (var (name, attribute) in attributes)
        {
            values[name] = attribute.Text is { } text
                ? new MessageAttributeValue { DataType = attribute.Type, StringValue = text }
                : new MessageAttributeValue { DataType = attribute.Type, BinaryValue = new MemoryStream(attribute.Bytes.ToArray()) };
        }

        return values;
    }

    /// <summary>The client's to ours.</summary>
    /// <param name="values">The attributes as they came; may be missing.</param>
    /// <returns>The attributes.</returns>
    public static IReadOnlyDictionary<string, AttributeValue> Read(Dictionary<string, MessageAttributeValue>? values)
    {
        if (values is not { Count: > 0 })
        {
            return None;
        }

        var attributes = new Dictionary<string, AttributeValue>(values.Count, StringComparer.Ordinal);
        foreach (var (name, value) in values)
        {
            attributes[name] = value.StringValue is { } text
                ? new AttributeValue(value.DataType, text)
                : new AttributeValue(value.DataType, value.BinaryValue?.ToArray() ?? []);
        }

        return attributes;
    }
}
