using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server.Duplicates;

/// <summary>What is kept of a call that has ended here.</summary>
/// <param name="MessageId">The message that it came with.</param>
/// <param name="Digest">A hash of that message's body, where messages are signed.</param>
/// <param name="Answer">Its final frame.</param>
/// <param name="Note">Why it belongs in the dead-letter queue, where that has not taken it yet.</param>
internal sealed record FinishedCall(string MessageId, byte[]? Digest, byte[] Answer, DeadLetterNote? Note = null)
{
    /// <returns>What is to be kept; <see langword="null"/>: nothing, for there is work to do or somebody may want it done again.</returns>
    public static FinishedCall? Of(ReceivedMessage message, bool isSigned, RunEnd end) => end.As is SettledAs.Answered or SettledAs.GivenUp
        ? new(message.MessageId, isSigned ? Hash(message.Body) : null, end.Answer!, end.Note)
        : null;

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
