using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Bytes to frames. Fields that this version does not know are skipped.</summary>
internal static class FrameReader
{
    /// <summary>Whoever writes so many frames that cannot be read wants to keep the reader busy.</summary>
    private const int MaxUnreadable = 100;

    /// <summary>
    /// Reads the frames of an envelope. One among several that cannot be read costs only itself: an
    /// <see cref="UnreadableFrame"/> stands in its place. So do bytes that are cut off.
    /// </summary>
    /// <exception cref="EnvelopeException">There is only one frame, and it cannot be read, or the envelope goes on after it.</exception>
    public static IReadOnlyList<Frame> ReadAll(ref MessagePackReader reader, int count)
    {
        var frames = new List<Frame>(Math.Min(count, 64));
        var unreadable = 0;
        for (var index = 0; index < count && unreadable < MaxUnreadable; index++)
        {
            var frame = reader;
            try
            {
                if (count > 1)
                {
                    RemoteReader.Skip(ref reader);
                }
            }
            catch (Exception exception)
            {
                // Where it would end, and the next begin, nobody knows.
                frames.Add(new UnreadableFrame(exception.Message));
                return frames;
            }

            try
            {
                if (Read(ref frame) is { } read)
                {
                    frames.Add(read);
                }
            }
            catch (Exception exception) when (count > 1)
            {
                frames.Add(new UnreadableFrame(exception.Message));
                unreadable++;
            }

            reader = count > 1 ? reader : frame;
        }

        if (!reader.End)
        {
            const string Fault = "It goes on after its end.";
            frames.Add(count > 1 ? new UnreadableFrame(Fault) : throw new EnvelopeException(EnvelopeFault.Malformed, Fault));
        }

        return frames;
    }

    /// <returns>The frame, or <see langword="null"/> if it is of a kind that this version does not know.</returns>
    public static Frame? Read(ref MessagePackReader reader)
    {
        var items = reader.ReadArrayHeader();
        if (items < 2)
        {
            throw new EnvelopeException(EnvelopeFault.Malformed, "A frame is an array of its kind and its fields.");
        }

        if (FrameTable.Find((FrameKind)WireKey.Read(ref reader)) is not { } shape)
        {
            RemoteReader.Skip(ref reader, items - 1);
            return null;
        }

        var fields = FrameFields.Scan(ref reader);
        RemoteReader.Skip(ref reader, items - 2);
        return shape.Make(fields);
    }
}
