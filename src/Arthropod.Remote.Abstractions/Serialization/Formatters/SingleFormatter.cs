using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="float"/> as a 32-bit float.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SingleFormatter : IRemoteFormatter<float>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, float value) => writer.Write(value);

    /// <inheritdoc/>
    public static float Read(ref MessagePackReader reader) => reader.ReadSingle();
}
