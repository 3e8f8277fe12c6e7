using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="long"/> in all its bytes, as MessagePack-CSharp writes it inside a collection of one's own.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FixedWidthInt64Formatter : IRemoteFormatter<long>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, long value) => writer.WriteInt64(value);

    /// <inheritdoc/>
    public static long Read(ref MessagePackReader reader) => reader.ReadInt64();
}
