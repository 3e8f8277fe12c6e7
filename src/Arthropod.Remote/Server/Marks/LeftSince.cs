using System.Globalization;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Marks;

/// <summary>
/// When a call was first left by a worker that did not understand it, by the queue's clock. A request says so itself,
/// where its signature covers it. A message that could not be read has a mark beside its body: milliseconds since the Unix
/// epoch.
/// </summary>
internal static class LeftSince
{
    /// <summary>The attribute.</summary>
    public const string Attribute = "arthropod-left-since";

    /// <summary>When it was first left: by what it says if it replaces another message, and otherwise at its first receipt.</summary>
    /// <param name="message">The message.</param>
    /// <param name="request">What it holds; <see langword="null"/>: that cannot be read.</param>
    public static DateTimeOffset Of(ReceivedMessage message, RequestFrame? request)
    {
        var said = request is null ? Mark(message) : request.LeftSince;
        return said < message.FirstReceivedAt ? said.Value : message.FirstReceivedAt;
    }

    /// <summary>The attributes of the message that replaces one that could not be read.</summary>
    public static Dictionary<string, AttributeValue> MarkOf(ReceivedMessage message)
    {
        var since = Of(message, null).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture);
        return new(message.Attributes, StringComparer.Ordinal) { [Attribute] = new AttributeValue("Number", since) };
    }

    private static DateTimeOffset? Mark(ReceivedMessage message) =>
        message.Attributes.TryGetValue(Attribute, out var mark)
        && long.TryParse(mark.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var milliseconds)
        && milliseconds < message.FirstReceivedAt.ToUnixTimeMilliseconds()
            ? DateTimeOffset.FromUnixTimeMilliseconds(milliseconds)
            : null;
}
