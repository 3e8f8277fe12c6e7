using System.Buffers.Text;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>
/// Envelopes to message bodies: an array of a header and frames, in base64, for a queue carries text and not every
/// character of it.
/// </summary>
internal static class EnvelopeWriter
{
    /// <summary>What an envelope costs beside its frames, at most: array header and header map.</summary>
    public const int Overhead = 8;

    /// <summary>The length of a body, in characters and UTF-8 bytes alike, for so many bytes of frames at most.</summary>
    public static int BodyLength(int frameBytes) =>
        EnvelopeFormat.Prefix.Length + Base64.GetMaxEncodedToUtf8Length(frameBytes + Overhead);

    /// <summary>The most bytes of frames whose body fits.</summary>
    public static int MaxFrameBytes(int maxBodyBytes) =>
        Base64.GetMaxDecodedFromUtf8Length((maxBodyBytes - EnvelopeFormat.Prefix.Length) & ~3) - Overhead;

    /// <summary>Encodes a frame where it stands in the envelope.</summary>
    public static string Write(Frame frame, EnvelopeSignature? signature = null)
    {
        using var buffer = new PooledBuffer();
        var headerEnd = WriteStart(buffer, 1, signature);
        FrameWriter.Write(buffer, frame);
        return Finish(buffer, headerEnd, signature);
    }

    public static string Write(ReadOnlySpan<EncodedFrames> runs, EnvelopeSignature? signature = null)
    {
        var count = 0;
        foreach (var frames in runs)
        {
            count += frames.Count;
        }

        using var buffer = new PooledBuffer();
        var headerEnd = WriteStart(buffer, count, signature);
        foreach (var frames in runs)
        {
            frames.Bytes.Span.CopyTo(buffer.GetSpan(frames.Bytes.Length));
            buffer.Advance(frames.Bytes.Length);
        }

        return Finish(buffer, headerEnd, signature);
    }

    private static int WriteStart(PooledBuffer buffer, int frames, EnvelopeSignature? signature)
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1 + frames);
        (signature?.Header ?? EnvelopeHeader.Unsigned).Write(ref writer);
        writer.Flush();
        return buffer.Count;
    }

    private static string Finish(PooledBuffer buffer, int headerEnd, EnvelopeSignature? signature)
    {
        signature?.SignInPlace(buffer.Written, headerEnd);
        return ToBody(buffer.Memory);
    }

    /// <summary>The body that carries an envelope.</summary>
    internal static string ToBody(ReadOnlyMemory<byte> envelope)
    {
        var length = EnvelopeFormat.Prefix.Length + Base64.GetMaxEncodedToUtf8Length(envelope.Length);
        return string.Create(length, envelope, static (body, bytes) =>
        {
            EnvelopeFormat.Prefix.CopyTo(body);
            Convert.TryToBase64Chars(bytes.Span, body[EnvelopeFormat.Prefix.Length..], out _);
        });
    }
}
