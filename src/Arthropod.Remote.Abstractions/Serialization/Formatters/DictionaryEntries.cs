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
            var (key, value) = ReadEntry<TKey, TKeyFormatter, TValue, TValueFormatter>(ref reader, i);
            if (!dictionary.TryAdd(key, value))
            {
                throw SameKey(key);
            }
        }
    }

    /// <summary>Reads a map whose entries are put together afterwards.</summary>
    public static KeyValuePair<TKey, TValue>[]? Read<TKey, TKeyFormatter, TValue, TValueFormatter>(ref MessagePackReader reader)
        where TKeyFormatter : IRemoteFormatter<TKey>
        where TValueFormatter : IRemoteFormatter<TValue>
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterMap(ref reader);
        var entries = new KeyValuePair<TKey, TValue>[RemoteReader.Reserve<KeyValuePair<TKey, TValue>>(count)];
        for (var i = 0; i < count; i++)
        {
            if (i == entries.Length)
            {
                Array.Resize(ref entries, (int)Math.Min(count, entries.Length * 2L));
            }

            entries[i] = ReadEntry<TKey, TKeyFormatter, TValue, TValueFormatter>(ref reader, i);
        }

        RemoteReader.Leave(ref reader);
        return entries;
    }

    public static KeyValuePair<TKey, TValue> ReadEntry<TKey, TKeyFormatter, TValue, TValueFormatter>(ref MessagePackReader reader, int index)
        where TKeyFormatter : IRemoteFormatter<TKey>
        where TValueFormatter : IRemoteFormatter<TValue>
    {
        var hasKey = false;
        TKey? key = default;
        try
        {
            key = Element<TKey, TKeyFormatter>.Read(ref reader) ?? throw NoKey();
            hasKey = true;
            return new KeyValuePair<TKey, TValue>(key, Element<TValue, TValueFormatter>.Read(ref reader));
        }
        catch (Exception exception) when (hasKey
            ? RemotePath.PassesEntry(exception, key, index)
            : RemotePath.PassesEntry<string>(exception, null, index))
        {
            throw;
        }
    }

    public static RemoteSerializationException NoKey() => new("Found nil where the key of a dictionary was expected.");

    public static RemoteSerializationException SameKey<TKey>(TKey key) =>
        new($"The key '{key}' was found twice in one dictionary.");

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
            Element<TKey, TKeyFormatter>.Write(ref writer, key);
            Element<TValue, TValueFormatter>.Write(ref writer, value);
        }
    }
}
