using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="short"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthInt16Formatter : IRemoteFormatter<short>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, short value) => writer.WriteInt16(value);

    /// <inheritdoc/>
    public static short Read(ref MessagePackReader reader) => reader.ReadInt16();
}
