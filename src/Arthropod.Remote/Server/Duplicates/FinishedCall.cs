using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>What is kept of a call that has ended here.</summary>
/// <param name="MessageId">The message that it came with.</param>
/// <param name="Digest">A hash of that message's body, where messages are signed.</param>
/// <param name="Answer">Its final frame.</param>
internal sealed record FinishedCall(string MessageId, byte[]? Digest, byte[] Answer)
{
    public static FinishedCall Of(ReceivedMessage message, bool isSigned, byte[] answer) =>
        new(message.MessageId, isSigned ? Hash(message.Body) : null, answer);

    /// <summary>
    /// Whether this is another message with the same body. Whoever sends a signed call again signs it anew; so one that
    /// is the same in every bit was copied.
    /// </summary>
    public bool IsCopiedIn(ReceivedMessage message) =>
        Digest is not null
        && !string.Equals(message.MessageId, MessageId, StringComparison.Ordinal)
        && Digest.AsSpan().SequenceEqual(Hash(message.Body));

    private static byte[] Hash(string body) => SHA256.HashData(MemoryMarshal.AsBytes(body.AsSpan()));
}
