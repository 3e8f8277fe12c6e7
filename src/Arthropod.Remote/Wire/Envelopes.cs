using System.Globalization;
using System.Security.Cryptography;

namespace Arthropod.Remote.Wire;

/// <summary>
/// Message bodies as this process writes them and takes them: plain, or, where it has signing keys, signed with the
/// first of them, and read only if one of them has signed them not long before they were sent.
/// </summary>
internal sealed class Envelopes(IReadOnlyList<SigningKey> keys, Func<DateTimeOffset> queueTime)
{
    /// <summary>
    /// So far may the time of signing be from the queue's own time of sending. A call may wait for days, and its
    /// receipt says nothing; but a copy of an old message is sent when it is sent.
    /// </summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(5);

    /// <summary>What a signature adds to an envelope, at most: a key's id, a time, a MAC, and their keys.</summary>
    private const int SignatureBytes = 96;

    /// <summary>Without keys.</summary>
    public static readonly Envelopes Plain = new([], static () => DateTimeOffset.UnixEpoch);

    public bool AreSigned => keys.Count > 0;

    /// <summary>The most bytes of frames that fit a body of so many bytes.</summary>
    public int MaxFrameBytes(int maxBodyBytes) => EnvelopeWriter.MaxFrameBytes(maxBodyBytes) - SignatureLength;

    /// <summary>The most bytes that a body has with so many bytes of frames.</summary>
    public int MaxBodyBytes(int frameBytes) => EnvelopeWriter.BodyLength(frameBytes + SignatureLength);

    private int SignatureLength => AreSigned ? SignatureBytes : 0;

    /// <param name="queue">The full name of the queue that it goes to.</param>
    /// <param name="frame">The one frame.</param>
    public string Write(string queue, Frame frame) => EnvelopeWriter.Write(frame, Sign(queue));

    /// <param name="queue">The full name of the queue that it goes to.</param>
    /// <param name="frames">The frames, encoded.</param>
    public string Write(string queue, ReadOnlySpan<EncodedFrames> frames) => EnvelopeWriter.Write(frames, Sign(queue));

    /// <param name="queue">The full name of the queue that it was received from.</param>
    /// <param name="body">The message's body.</param>
    /// <param name="sentAt">When the queue took the message, by the queue's clock.</param>
    /// <exception cref="EnvelopeException">It is no envelope, or one that this version or this process does not take.</exception>
    public IReadOnlyList<Frame> Read(string queue, string body, DateTimeOffset sentAt)
    {
        if (!AreSigned)
        {
            return EnvelopeReader.Read(body);
        }

        // First the signature: what a stranger has written is not read at all.
        var sealedEnvelope = SealedEnvelope.Parse(body);
        if ((FindForgery(sealedEnvelope, queue) ?? FindAge(sealedEnvelope.Header, sentAt)) is { } fault)
        {
            throw new EnvelopeException(EnvelopeFault.Refused, fault);
        }

        return sealedEnvelope.Open();
    }

    /// <summary>
    /// Why a message that was sent to a queue, however long ago, is none of ours; <see langword="null"/>: it is one. A
    /// process without keys takes only what is not signed.
    /// </summary>
    /// <exception cref="EnvelopeException">The body is no envelope.</exception>
    public string? FindForgery(string queue, string body)
    {
        var sealedEnvelope = SealedEnvelope.Parse(body);
        if (AreSigned)
        {
            return FindForgery(sealedEnvelope, queue);
        }

        return sealedEnvelope.Header.KeyId is { } keyId ? $"It is signed with key '{Quoted(keyId)}', and there is no key here." : null;
    }

    private EnvelopeSignature? Sign(string queue) =>
        AreSigned ? new EnvelopeSignature(keys[0], queue, queueTime().ToUnixTimeMilliseconds()) : null;

    private string? FindForgery(SealedEnvelope envelope, string queue)
    {
        var header = envelope.Header;
        if (header.KeyId is null || header.Mac is null)
        {
            return "It is not signed, and this process takes signed messages only. Does its sender call SignEnvelopes with the same keys?";
        }

        if (keys.FirstOrDefault(key => string.Equals(key.Id, header.KeyId, StringComparison.Ordinal)) is not { } key)
        {
            return $"It is signed with key '{Quoted(header.KeyId)}', and this process has: {string.Join(", ", keys)}. While keys change, every process needs the old and the new one.";
        }

        Span<byte> mac = stackalloc byte[SigningKey.MacBytes];
        key.Sign(queue, header.SignedAt, envelope.Frames.Span, mac);
        return CryptographicOperations.FixedTimeEquals(mac, header.Mac)
            ? null
            : $"Its signature with key '{key.Id}' does not match: the secrets differ, or it was changed on its way, or it was sent to another queue first.";
    }

    private static string? FindAge(EnvelopeHeader header, DateTimeOffset sentAt)
    {
        var age = TimeSpan.FromMilliseconds(sentAt.ToUnixTimeMilliseconds() - header.SignedAt);
        return age.Duration() > MaxAge
            ? string.Create(CultureInfo.InvariantCulture,
                $"It was sent {age:c} after it was signed, and at most {MaxAge:c} are allowed: it is an old message sent once more, or its sender's clock is wrong. (`arthropod dead-letters redrive` signs again what it sends.)")
            : null;
    }

    private static string Quoted(string id) => id.Length <= 64 ? id : $"{id[..64]}...";
}
