using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="DateTimeOffset"/> as an array of its local time, written as if it were UTC, and its offset in minutes.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateTimeOffsetFormatter : IRemoteFormatter<DateTimeOffset>
{
    private const int Parts = 2;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateTimeOffset value)
    {
        writer.WriteArrayHeader(Parts);
        writer.Write(new DateTime(value.Ticks, DateTimeKind.Utc));
        writer.Write((short)value.Offset.TotalMinutes);
    }

    /// <inheritdoc/>
    public static DateTimeOffset Read(ref MessagePackReader reader)
    {
        RemoteReader.EnterArray(ref reader, Parts);
        var local = reader.ReadDateTime();
        var minutes = reader.ReadInt16();
        RemoteReader.Leave(ref reader);
        return new DateTimeOffset(local.Ticks, TimeSpan.FromMinutes(minutes));
    }
}
