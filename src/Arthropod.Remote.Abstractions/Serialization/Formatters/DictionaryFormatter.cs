using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Dictionary{TKey, TValue}"/> as a map.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
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
            Element<TKey, TKeyFormatter>.Write(ref writer, key);
            Element<TValue, TValueFormatter>.Write(ref writer, item);
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
        var i = 0;
        var hasKey = false;
        TKey? key = default;
        try
        {
            for (; i < count; i++)
            {
                hasKey = false;
                key = Element<TKey, TKeyFormatter>.Read(ref reader) ?? throw DictionaryEntries.NoKey();
                hasKey = true;
                if (!dictionary.TryAdd(key, Element<TValue, TValueFormatter>.Read(ref reader)))
                {
                    throw DictionaryEntries.SameKey(key);
                }
            }
        }
        catch (Exception exception) when (hasKey ? RemotePath.PassesEntry(exception, key, i) : RemotePath.PassesEntry<string>(exception, null, i))
        {
            throw;
        }

        RemoteReader.Leave(ref reader);
        keys?.Trust();
        return dictionary;
    }
}
