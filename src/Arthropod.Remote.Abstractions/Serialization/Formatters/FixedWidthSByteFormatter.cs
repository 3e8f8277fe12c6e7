using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="sbyte"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthSByteFormatter : IRemoteFormatter<sbyte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, sbyte value) => writer.WriteInt8(value);

    /// <inheritdoc/>
    public static sbyte Read(ref MessagePackReader reader) => reader.ReadSByte();
}
