using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="TimeSpan"/> as its number of ticks (100 ns).</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct TimeSpanFormatter : IRemoteFormatter<TimeSpan>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TimeSpan value) => writer.Write(value.Ticks);

    /// <inheritdoc/>
    public static TimeSpan Read(ref MessagePackReader reader) => new(reader.ReadInt64());
}
