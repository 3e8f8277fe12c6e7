using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="IGrouping{TKey, TElement}"/> as an array of two: its key, and an array of its elements.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TElement">The type of the elements.</typeparam>
/// <typeparam name="TElementFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GroupingFormatter<TKey, TKeyFormatter, TElement, TElementFormatter> : IRemoteFormatter<IGrouping<TKey, TElement>?>
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TElementFormatter : IRemoteFormatter<TElement>
{
    private const int Parts = 2;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, IGrouping<TKey, TElement>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteArrayHeader(Parts);
        TKeyFormatter.Write(ref writer, value.Key);
        CollectionWriter.Write<TElement, TElementFormatter>(ref writer, value);
    }

    /// <inheritdoc/>
    public static IGrouping<TKey, TElement>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        RemoteReader.EnterArray(ref reader, Parts);
        TKey key;
        try
        {
            key = TKeyFormatter.Read(ref reader);
        }
        catch (Exception exception) when (RemotePath.Passes(exception, nameof(IGrouping<,>.Key)))
        {
            throw;
        }

        var elements = ListFormatter<TElement, TElementFormatter>.Read(ref reader);
        RemoteReader.Leave(ref reader);
        return new Grouping<TKey, TElement>(key, elements ?? []);
    }
}
