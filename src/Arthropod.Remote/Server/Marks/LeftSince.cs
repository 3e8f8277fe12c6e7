using System.Globalization;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server.Marks;

/// <summary>
/// The mark of a message that replaces one that a worker did not understand: when it was first left, in milliseconds
/// since the Unix epoch, by the queue's clock.
/// </summary>
internal static class LeftSince
{
    /// <summary>The attribute.</summary>
    public const string Attribute = "arthropod-left-since";

    /// <summary>When a message was first left by a worker that did not understand it: by its mark if it replaces another.</summary>
    public static DateTimeOffset Of(ReceivedMessage message)
    {
        var isMarked = message.Attributes.TryGetValue(Attribute, out var mark);
        return isMarked && long.TryParse(mark!.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds < message.FirstReceivedAt.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : message.FirstReceivedAt;
    }

    /// <summary>The attributes of the message that replaces this one.</summary>
    public static Dictionary<string, AttributeValue> MarkOf(ReceivedMessage message)
    {
        var since = Of(message).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new(message.Attributes, StringComparer.Ordinal) { [Attribute] = new AttributeValue("Number", since) };
    }
}
