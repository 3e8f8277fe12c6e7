using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Wire;

/// <summary>Frames to bytes: an array of the kind and a map of fields.</summary>
internal static class FrameWriter
{
    /// <summary>A frame's own bytes, for what is kept or sent more than once.</summary>
    public static byte[] Encode(Frame frame)
    {
        using var buffer = new PooledBuffer();
        Write(buffer, frame);
        return buffer.Span.ToArray();
    }

    public static void Write(PooledBuffer buffer, Frame frame)
    {
        var shape = FrameTable.Find(frame.Kind) ?? throw new ArgumentOutOfRangeException(nameof(frame), frame.Kind, "No such frame.");
        var writer = new MessagePackWriter(buffer);
        writer.WriteArrayHeader(2);
        writer.Write((int)frame.Kind);
        shape.Write(ref writer, frame);
        writer.Flush();
    }
}
