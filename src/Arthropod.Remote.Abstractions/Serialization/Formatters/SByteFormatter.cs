using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="sbyte"/> as the shortest MessagePack integer.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SByteFormatter : IRemoteFormatter<sbyte>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, sbyte value) => writer.Write(value);

    /// <inheritdoc/>
    public static sbyte Read(ref MessagePackReader reader) => reader.ReadSByte();
}
