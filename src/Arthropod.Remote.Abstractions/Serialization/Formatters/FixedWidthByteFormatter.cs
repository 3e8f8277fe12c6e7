using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="byte"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthByteFormatter : IRemoteFormatter<byte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, byte value) => writer.WriteUInt8(value);

    /// <inheritdoc/>
    public static byte Read(ref MessagePackReader reader) => reader.ReadByte();
}
