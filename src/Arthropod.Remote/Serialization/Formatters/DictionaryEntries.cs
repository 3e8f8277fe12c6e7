using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Reads and writes the entries of any dictionary.</summary>
internal static class DictionaryEntries
{
    public static void Fill<TKey, TKeyFormatter, TValue, TValueFormatter>(
        ref MessagePackReader reader, IDictionary<TKey, TValue> dictionary, int count)
        where TKeyFormatter : IRemoteFormatter<TKey>
        where TValueFormatter : IRemoteFormatter<TValue>
    {
        for (var i = 0; i < count; i++)
        {
            var key = TKeyFormatter.Read(ref reader) ??
                throw new RemoteSerializationException("Found nil where the key of a dictionary was expected.");
            var value = TValueFormatter.Read(ref reader);
            if (!dictionary.TryAdd(key, value))
            {
                throw new RemoteSerializationException("The same key was found twice in one dictionary.");
            }
        }
    }

    public static void Write<TKey, TKeyFormatter, TValue, TValueFormatter>(
        ref MessagePackWriter writer, IEnumerable<KeyValuePair<TKey, TValue>>? values)
        where TKeyFormatter : IRemoteFormatter<TKey>
        where TValueFormatter : IRemoteFormatter<TValue>
    {
        if (values is null)
        {
            writer.WriteNil();
            return;
        }

        // A snapshot: a concurrent dictionary may change between its count and its entries.
        KeyValuePair<TKey, TValue>[] entries = [.. values];
        writer.WriteMapHeader(entries.Length);
        foreach (var (key, value) in entries)
        {
            TKeyFormatter.Write(ref writer, key);
            TValueFormatter.Write(ref writer, value);
        }
    }
}
