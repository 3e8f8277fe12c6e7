using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ushort"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthUInt16Formatter : IRemoteFormatter<ushort>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ushort value) => writer.WriteUInt16(value);

    /// <inheritdoc/>
    public static ushort Read(ref MessagePackReader reader) => reader.ReadUInt16();
}
