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
    /// <summary>Whether an attribute is one that workers add to messages that they move, and that is not copied further.</summary>
    public static bool IsOurs(string attribute) => attribute is DeadLetterNote.Attribute or LeftSince.Attribute;

    /// <summary>
    /// The message's frames. What our tool has sent again says so itself. What AWS's own redrive has moved has the note of
    /// the dead letter beside its body, and begins anew: without what no longer counts after it was one, and without asking
    /// the caller for a go, who has been told that the call has ended and would say no to what a person wants done.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <param name="frames">What it holds.</param>
    /// <param name="areSigned">Whether frames are signed. An attribute is not, and whoever copies a message could add one.</param>
    public static IReadOnlyList<Frame> BegunAnew(ReceivedMessage message, IReadOnlyList<Frame> frames, bool areSigned) =>
        frames is [RequestFrame request] && !areSigned && message.Attributes.ContainsKey(DeadLetterNote.Attribute)
            ? [Anew(request)]
            : frames;

    /// <summary>A request as it begins anew.</summary>
    public static RequestFrame Anew(RequestFrame request) => request with
    {
        Receipts = 0,
        EndedAttempts = 0,
        TimeLeft = null,
        NotBefore = null,
        LeftSince = null,
        ConfirmBeforeRun = false,
        IsRedriven = true,
    };

    /// <summary>The attributes that a message has from whoever sent it.</summary>
    public static IReadOnlyDictionary<string, AttributeValue> AttributesOfSender(IReadOnlyDictionary<string, AttributeValue> attributes) =>
        attributes.Keys.Any(IsOurs)
            ? new Dictionary<string, AttributeValue>(attributes.Where(static attribute => !IsOurs(attribute.Key)), StringComparer.Ordinal)
            : attributes;

    /// <summary>The attributes of a copy for the dead-letter queue. An older note stays where there is no room for a newer one.</summary>
    public static Dictionary<string, AttributeValue> AttributesOfDeadLetter(IReadOnlyDictionary<string, AttributeValue> attributes) =>
        new(attributes.Where(static attribute => attribute.Key == DeadLetterNote.Attribute || !IsOurs(attribute.Key)), StringComparer.Ordinal);
}
