using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ushort"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UInt16Formatter : IRemoteFormatter<ushort>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ushort value) => writer.Write(value);

    /// <inheritdoc/>
    public static ushort Read(ref MessagePackReader reader) => reader.ReadUInt16();
}
