using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="uint"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthUInt32Formatter : IRemoteFormatter<uint>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, uint value) => writer.WriteUInt32(value);

    /// <inheritdoc/>
    public static uint Read(ref MessagePackReader reader) => reader.ReadUInt32();
}
