using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>A one-dimensional array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
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
        foreach (var item in value)
        {
            TFormatter.Write(ref writer, item);
        }
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
        var i = 0;
        try
        {
            for (; i < count; i++)
            {
                if (i == array.Length)
                {
                    Array.Resize(ref array, (int)Math.Min(count, array.Length * 2L));
                }

                array[i] = TFormatter.Read(ref reader);
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, i))
        {
            throw;
        }

        return array;
    }
}
