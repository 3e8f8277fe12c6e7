using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="long"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int64Formatter : IRemoteFormatter<long>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, long value) => writer.Write(value);

    /// <inheritdoc/>
    public static long Read(ref MessagePackReader reader) => reader.ReadInt64();
}
