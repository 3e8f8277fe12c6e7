using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="TimeOnly"/> as its number of ticks (100 ns).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeOnlyFormatter : IRemoteFormatter<TimeOnly>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TimeOnly value) => writer.Write(value.Ticks);

    /// <inheritdoc/>
    public static TimeOnly Read(ref MessagePackReader reader) => new(reader.ReadInt64());
}
