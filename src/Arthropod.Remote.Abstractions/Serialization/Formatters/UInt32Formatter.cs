using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="uint"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt32Formatter : IRemoteFormatter<uint>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, uint value) => writer.Write(value);

    /// <inheritdoc/>
    public static uint Read(ref MessagePackReader reader) => reader.ReadUInt32();
}
