using System.ComponentModel;
using System.Runtime.InteropServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="List{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ListFormatter<T, TFormatter> : IRemoteFormatter<List<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, List<T>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(value.Count);
        Elements<T, TFormatter>.Write(ref writer, CollectionsMarshal.AsSpan(value));
    }

    /// <inheritdoc/>
    public static List<T>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterArray(ref reader);
        var list = new List<T>(RemoteReader.Reserve<T>(count));
        while (list.Count < count)
        {
            var filled = list.Count;
            CollectionsMarshal.SetCount(list, filled == 0 ? list.Capacity : (int)Math.Min(count, filled * 2L));
            Elements<T, TFormatter>.Read(ref reader, CollectionsMarshal.AsSpan(list)[filled..], filled);
        }

        RemoteReader.Leave(ref reader);
        return list;
    }
}
