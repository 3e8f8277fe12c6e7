using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ArraySegment{T}"/> of bytes as MessagePack binary; nil where it has no array.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteSegmentFormatter : IRemoteFormatter<ArraySegment<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ArraySegment<byte> value)
    {
        if (value.Array is null)
        {
            writer.WriteNil();
            return;
        }

        writer.Write(value.AsSpan());
    }

    /// <inheritdoc/>
    public static ArraySegment<byte> Read(ref MessagePackReader reader) =>
        reader.ReadBytes() is { } bytes ? new ArraySegment<byte>(bytes.ToArray()) : default;
}
