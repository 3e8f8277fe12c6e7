using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Half"/> as a 32-bit float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HalfFormatter : IRemoteFormatter<Half>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Half value) => writer.Write((float)value);

    /// <inheritdoc/>
    public static Half Read(ref MessagePackReader reader) => (Half)reader.ReadSingle();
}
