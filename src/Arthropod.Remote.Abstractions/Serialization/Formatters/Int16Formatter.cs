using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="short"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct Int16Formatter : IRemoteFormatter<short>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, short value) => writer.Write(value);

    /// <inheritdoc/>
    public static short Read(ref MessagePackReader reader) => reader.ReadInt16();
}
