using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Bytes as MessagePack binary.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteArrayFormatter : IRemoteFormatter<byte[]?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte[]? value) => writer.Write(value);

    /// <inheritdoc/>
    public static byte[]? Read(ref MessagePackReader reader) => reader.ReadBytes()?.ToArray();
}
