using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Marks;

/// <summary>
/// A request that was moved back from the dead-letter queue, by AWS's own redrive or by our tool. It begins anew, and
/// it belongs to the person who moved it: its caller has been told that the call has ended, cannot stop it, and awaits
/// no answer.
/// </summary>
internal static class RedrivenRequest
{
    /// <summary>The attribute of a request that our tool has sent again, and of what replaces one.</summary>
    public const string Attribute = "arthropod-redriven";

    private static readonly AttributeValue Yes = new("1");

    /// <summary>
    /// Whether an attribute is one that workers add to messages that they move, and that is not copied further.
    /// </summary>
    public static bool IsOurs(string attribute) =>
        attribute is DeadLetterNote.Attribute or DeadLetterNote.OldAttribute or LeftSince.Attribute or Attribute;

    /// <summary>Whether a message was moved back from the dead-letter queue.</summary>
    public static bool IsIn(ReceivedMessage message) =>
        message.Attributes.ContainsKey(DeadLetterNote.Attribute) || message.Attributes.ContainsKey(Attribute);

    /// <summary>
    /// The message's frames, without what no longer counts after it was a dead letter: attempts, deadline, not-before
    /// time. Nor is the caller asked for a go: it has been told that the call has ended, and would say no to what a
    /// person wants done.
    /// </summary>
    public static IReadOnlyList<Frame> BegunAnew(ReceivedMessage message, IReadOnlyList<Frame> frames) =>
        frames is [RequestFrame request] && message.Attributes.ContainsKey(DeadLetterNote.Attribute)
            ? [request with { Attempts = 0, TimeLeft = null, NotBefore = null, ConfirmBeforeRun = false }]
            : frames;

    /// <summary>The attributes of a message that replaces one: it has begun anew only once.</summary>
    public static IReadOnlyDictionary<string, AttributeValue>? AttributesOfReplacement(IReadOnlyDictionary<string, AttributeValue>? attributes) =>
        attributes?.ContainsKey(DeadLetterNote.Attribute) == true
            ? Marked(attributes.Where(static attribute => attribute.Key != DeadLetterNote.Attribute))
            : attributes;

    /// <summary>The attributes of a copy for the dead-letter queue. An older note stays where there is no room for a newer one.</summary>
    public static Dictionary<string, AttributeValue> AttributesOfDeadLetter(IReadOnlyDictionary<string, AttributeValue> attributes) =>
        new(attributes.Where(static attribute => attribute.Key == DeadLetterNote.Attribute || !IsOurs(attribute.Key)), StringComparer.Ordinal);

    /// <summary>These attributes, and the one that says what the request is.</summary>
    public static Dictionary<string, AttributeValue> Marked(IEnumerable<KeyValuePair<string, AttributeValue>> attributes) =>
        new(attributes, StringComparer.Ordinal) { [Attribute] = Yes };
}
