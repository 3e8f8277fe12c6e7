using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Memory{T}"/> of bytes as MessagePack binary; what is read is a copy. Nil is read as empty.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteMemoryFormatter : IRemoteFormatter<Memory<byte>>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Memory<byte> value) => writer.Write(value.Span);

    /// <inheritdoc/>
    public static Memory<byte> Read(ref MessagePackReader reader) => reader.ReadBytes()?.ToArray();
}
