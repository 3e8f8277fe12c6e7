using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="byte"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ByteFormatter : IRemoteFormatter<byte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte value) => writer.Write(value);

    /// <inheritdoc/>
    public static byte Read(ref MessagePackReader reader) => reader.ReadByte();
}
