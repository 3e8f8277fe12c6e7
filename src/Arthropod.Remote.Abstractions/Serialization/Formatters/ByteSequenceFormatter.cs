using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ReadOnlySequence{T}"/> of bytes as MessagePack binary; what is read is a copy in one piece. Nil is read as empty.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteSequenceFormatter : IRemoteFormatter<ReadOnlySequence<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlySequence<byte> value)
    {
        writer.WriteBinHeader(checked((int)value.Length));
        writer.WriteRaw(value);
    }

    /// <inheritdoc/>
    public static ReadOnlySequence<byte> Read(ref MessagePackReader reader) =>
        reader.ReadBytes() is { } bytes ? new ReadOnlySequence<byte>(bytes.ToArray()) : default;
}
