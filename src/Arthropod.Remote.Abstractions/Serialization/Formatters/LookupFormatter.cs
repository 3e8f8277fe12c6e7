using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ILookup{TKey, TElement}"/> as an array of its groupings; those with one key are read as one.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TElement">The type of the elements.</typeparam>
/// <typeparam name="TElementFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LookupFormatter<TKey, TKeyFormatter, TElement, TElementFormatter> : IRemoteFormatter<ILookup<TKey, TElement>?>
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TElementFormatter : IRemoteFormatter<TElement>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ILookup<TKey, TElement>? value) =>
        CollectionWriter.Write<IGrouping<TKey, TElement>?, GroupingFormatter<TKey, TKeyFormatter, TElement, TElementFormatter>>(ref writer, value);

    /// <inheritdoc/>
    public static ILookup<TKey, TElement>? Read(ref MessagePackReader reader)
    {
        if (ListFormatter<IGrouping<TKey, TElement>?, GroupingFormatter<TKey, TKeyFormatter, TElement, TElementFormatter>>.Read(ref reader) is not { } groupings)
        {
            return null;
        }

        // A lookup of the base class library asks for the key of every element.
        var elements = new List<KeyValuePair<TKey, TElement>>();
        foreach (var grouping in groupings)
        {
            elements.AddRange((grouping ?? throw NoGrouping()).Select(element => KeyValuePair.Create(grouping.Key, element)));
        }

        var keys = KeyComparer<TKey>.For(elements.Count);
        var lookup = elements.ToLookup(element => element.Key, element => element.Value, keys);
        keys?.Trust();
        return lookup;
    }

    private static RemoteSerializationException NoGrouping() => new("Found nil where a grouping was expected.");
}
