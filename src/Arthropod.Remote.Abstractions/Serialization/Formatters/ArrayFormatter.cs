using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>A one-dimensional array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArrayFormatter<T, TFormatter> : IRemoteFormatter<T[]?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T[]? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(value.Length);
        Elements<T, TFormatter>.Write(ref writer, value);
    }

    /// <inheritdoc/>
    public static T[]? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterArray(ref reader);
        var array = ReadElements(ref reader, count);
        RemoteReader.Leave(ref reader);
        return array;
    }

    internal static T[] ReadElements(ref MessagePackReader reader, int count)
    {
        if (count == 0)
        {
            return [];
        }

        var array = new T[RemoteReader.Reserve<T>(count)];
        Elements<T, TFormatter>.Read(ref reader, array, 0);
        while (array.Length < count)
        {
            var filled = array.Length;
            Array.Resize(ref array, (int)Math.Min(count, filled * 2L));
            Elements<T, TFormatter>.Read(ref reader, array.AsSpan(filled), filled);
        }

        return array;
    }
}
