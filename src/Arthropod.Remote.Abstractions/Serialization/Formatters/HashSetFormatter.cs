using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="HashSet{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct HashSetFormatter<T, TFormatter> : IRemoteFormatter<HashSet<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, HashSet<T>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(value.Count);
        foreach (var item in value)
        {
            TFormatter.Write(ref writer, item);
        }
    }

    /// <inheritdoc/>
    public static HashSet<T>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterArray(ref reader);
        var keys = KeyComparer<T>.For(count);
        var set = new HashSet<T>(RemoteReader.Reserve<T>(count), keys);
        var i = 0;
        try
        {
            for (; i < count; i++)
            {
                set.Add(TFormatter.Read(ref reader));
            }
        }
        catch (Exception exception) when (RemotePath.Passes(exception, i))
        {
            throw;
        }

        RemoteReader.Leave(ref reader);
        keys?.Trust();
        return set;
    }
}
