using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Dictionary{TKey, TValue}"/> as a map.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
public readonly struct DictionaryFormatter<TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<Dictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TValueFormatter : IRemoteFormatter<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Dictionary<TKey, TValue>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        writer.WriteMapHeader(value.Count);
        foreach (var (key, item) in value)
        {
            TKeyFormatter.Write(ref writer, key);
            TValueFormatter.Write(ref writer, item);
        }
    }

    /// <inheritdoc/>
    public static Dictionary<TKey, TValue>? Read(ref MessagePackReader reader)
    {
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterMap(ref reader);
        var keys = KeyComparer<TKey>.For(count);
        var dictionary = new Dictionary<TKey, TValue>(RemoteReader.Reserve<KeyValuePair<TKey, TValue>>(count), keys);
        for (var i = 0; i < count; i++)
        {
            var (key, value) = DictionaryEntries.ReadEntry<TKey, TKeyFormatter, TValue, TValueFormatter>(ref reader, i);
            if (!dictionary.TryAdd(key, value))
            {
                throw DictionaryEntries.SameKey(key);
            }
        }

        RemoteReader.Leave(ref reader);
        keys?.Trust();
        return dictionary;
    }
}
