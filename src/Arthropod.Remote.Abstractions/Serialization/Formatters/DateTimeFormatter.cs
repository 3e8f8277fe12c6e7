using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="DateTime"/> as a MessagePack timestamp: a point in time, read back as UTC. Local times are converted, and a time without a kind is taken as UTC.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeFormatter : IRemoteFormatter<DateTime>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateTime value) => writer.Write(value);

    /// <inheritdoc/>
    public static DateTime Read(ref MessagePackReader reader) => reader.ReadDateTime();
}
