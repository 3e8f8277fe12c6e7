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

    public static string Write(Frame frame)
    {
        using var buffer = new PooledBuffer();
        WriteStart(buffer, EnvelopeHeader.Unsigned, 1);
        FrameWriter.Write(buffer, frame);
        return ToBody(buffer.Memory);
    }

    public static string Write(IReadOnlyList<byte[]> frames) => Write(EnvelopeHeader.Unsigned, frames);

    public static string Write(EnvelopeHeader header, IReadOnlyList<byte[]> frames)
    {
        using var buffer = new PooledBuffer();
        WriteStart(buffer, header, frames.Count);
        foreach (var frame in frames)
        {
            frame.CopyTo(buffer.GetSpan(frame.Length));
            buffer.Advance(frame.Length);
        }

        return ToBody(buffer.Memory);
    }

    /// <param name="header">The header.</param>
    /// <param name="count">How many frames there are.</param>
    /// <param name="frames">Their bytes, one behind the other.</param>
    public static string Write(EnvelopeHeader header, int count, ReadOnlySpan<byte> frames)
    {
        using var buffer = new PooledBuffer();
        WriteStart(buffer, header, count);
        frames.CopyTo(buffer.GetSpan(frames.Length));
        buffer.Advance(frames.Length);
        return ToBody(buffer.Memory);
    }

    private static void WriteStart(PooledBuffer buffer, EnvelopeHeader header, int frames)
    {
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(1 + frames);
        header.Write(ref writer);
        writer.Flush();
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
