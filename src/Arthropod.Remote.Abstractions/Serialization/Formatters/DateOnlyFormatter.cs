using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="DateOnly"/> as its day number.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DateOnlyFormatter : IRemoteFormatter<DateOnly>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, DateOnly value) => writer.Write(value.DayNumber);

    /// <inheritdoc/>
    public static DateOnly Read(ref MessagePackReader reader) => DateOnly.FromDayNumber(reader.ReadInt32());
}
