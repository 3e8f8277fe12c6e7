using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>A value type that may be null: nil, or the value.</summary>
/// <typeparam name="T">The value type.</typeparam>
/// <typeparam name="TFormatter">Writes the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NullableFormatter<T, TFormatter> : IRemoteFormatter<T?>
    where T : struct
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T? value)
    {
        if (value is { } present)
        {
            TFormatter.Write(ref writer, present);
        }
        else
        {
            writer.WriteNil();
        }
    }

    /// <inheritdoc/>
    public static T? Read(ref MessagePackReader reader) => reader.TryReadNil() ? null : TFormatter.Read(ref reader);
}
