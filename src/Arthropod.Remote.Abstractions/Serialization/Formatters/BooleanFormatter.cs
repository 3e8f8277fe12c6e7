using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="bool"/> as a MessagePack boolean.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct BooleanFormatter : IRemoteFormatter<bool>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, bool value) => writer.Write(value);

    /// <inheritdoc/>
    public static bool Read(ref MessagePackReader reader) => reader.ReadBoolean();
}
