using System.Runtime.InteropServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="List{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
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
        foreach (ref readonly var item in CollectionsMarshal.AsSpan(value))
        {
            TFormatter.Write(ref writer, item);
        }
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
        try
        {
            while (list.Count < count)
            {
                list.Add(TFormatter.Read(ref reader));
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, list.Count))
        {
            throw;
        }

        RemoteReader.Leave(ref reader);
        return list;
    }
}
