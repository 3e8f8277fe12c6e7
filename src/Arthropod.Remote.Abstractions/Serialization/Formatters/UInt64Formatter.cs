using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ulong"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt64Formatter : IRemoteFormatter<ulong>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ulong value) => writer.Write(value);

    /// <inheritdoc/>
    public static ulong Read(ref MessagePackReader reader) => reader.ReadUInt64();
}
