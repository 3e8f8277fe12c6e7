using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ulong"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthUInt64Formatter : IRemoteFormatter<ulong>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ulong value) => writer.WriteUInt64(value);

    /// <inheritdoc/>
    public static ulong Read(ref MessagePackReader reader) => reader.ReadUInt64();
}
