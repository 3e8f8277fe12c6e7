using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>What is kept of a call that has ended here.</summary>
/// <param name="MessageId">The message that it came with.</param>
/// <param name="Digest">A hash of that message's body, where messages are signed.</param>
/// <param name="Answer">Its final frame.</param>
/// <param name="Note">Why it belongs in the dead-letter queue, where that has not taken it yet.</param>
internal sealed record FinishedCall(string MessageId, byte[]? Digest, byte[] Answer, DeadLetterNote? Note = null)
{
    /// <summary>Whether the dead-letter queue has it.</summary>
    public bool IsDeadLetter { get; init; }

    /// <summary>
    /// Whether it is the end of this delivery, too. A dead letter comes again because its delete failed. Or it comes as
    /// another message (with some queue servers only its mark tells), because somebody has moved it back and wants it to
    /// run.
    /// </summary>
    public bool IsEndOf(ReceivedMessage message, bool isRedriven) => !IsDeadLetter || (IsOf(message) && !isRedriven);

    /// <summary>
    /// Whether this is another message with the same body. A signed call that is sent again is signed again, so a
    /// message that is the same in every bit was copied.
    /// </summary>
    public bool IsCopiedIn(ReceivedMessage message) =>
        Digest is not null
        && !IsOf(message)
        && Digest.AsSpan().SequenceEqual(Hash(message.Body));

    private bool IsOf(ReceivedMessage message) => string.Equals(message.MessageId, MessageId, StringComparison.Ordinal);

    /// <returns>What tells a copy of a message from one that was signed anew.</returns>
    public static byte[] Hash(string body) => SHA256.HashData(MemoryMarshal.AsBytes(body.AsSpan()));
}
