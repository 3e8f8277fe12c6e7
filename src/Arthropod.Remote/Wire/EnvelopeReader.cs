using System.Globalization;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Message bodies to frames. What it reads may come from anybody.</summary>
internal static class EnvelopeReader
{
    /// <summary>Reads a body; frames of kinds that this version does not know are left out.</summary>
    /// <exception cref="EnvelopeException">The body is no envelope, or one that this version cannot read.</exception>
    public static IReadOnlyList<Frame> Read(string body)
    {
        var bytes = Decode(body);
        return Guarded(() =>
        {
            var reader = new MessagePackReader(bytes);
            var count = ReadCount(ref reader);
            RemoteReader.Skip(ref reader); // The header: nothing in it changes how this version reads.
            return FrameReader.ReadAll(ref reader, count);
        });
    }

    /// <returns>How many frames follow the header.</returns>
    internal static int ReadCount(ref MessagePackReader reader)
    {
        var count = reader.ReadArrayHeader() - 1;
        return count is >= 0 and <= EnvelopeFormat.MaxFrames
            ? count
            : throw new EnvelopeException(EnvelopeFault.Malformed, $"It has {count} frames; an envelope has 0 to {EnvelopeFormat.MaxFrames}.");
    }

    /// <summary>Runs what reads a stranger's bytes.</summary>
    /// <exception cref="EnvelopeException">Whatever was wrong with them.</exception>
    internal static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not EnvelopeException)
        {
            // MessagePackReader throws several kinds for bytes that lie (end of stream, wrong type, overflow).
            throw new EnvelopeException(EnvelopeFault.Malformed, exception.Message, exception);
        }
    }

    /// <exception cref="EnvelopeException">The body is no envelope, or of a newer major version.</exception>
    internal static byte[] Decode(string body)
    {
        var colon = body.AsSpan(0, Math.Min(body.Length, 16)).IndexOf(':');
        if (!body.StartsWith(EnvelopeFormat.Magic, StringComparison.Ordinal)
            || colon < 0
            || !int.TryParse(body.AsSpan(EnvelopeFormat.Magic.Length, colon - EnvelopeFormat.Magic.Length),
                NumberStyles.None, CultureInfo.InvariantCulture, out var major))
        {
            throw new EnvelopeException(EnvelopeFault.NotOurs,
                $"It does not start with '{EnvelopeFormat.Prefix}', as every envelope does.");
        }

        if (major > EnvelopeFormat.Major)
        {
            throw new EnvelopeException(EnvelopeFault.NewerVersion,
                $"It is of major version {major}, and this process reads up to {EnvelopeFormat.Major}. Update Arthropod.Remote here.");
        }

        var text = body.AsSpan(colon + 1);
        var bytes = new byte[text.Length / 4 * 3];
        if (!Convert.TryFromBase64Chars(text, bytes, out var written))
        {
            throw new EnvelopeException(EnvelopeFault.Malformed, "What follows the colon is not base64.");
        }

        return written == bytes.Length ? bytes : bytes[..written];
    }
}
