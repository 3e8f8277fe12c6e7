using System.Collections.Concurrent;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ConcurrentDictionary{TKey, TValue}"/> as a map.</summary>
/// <typeparam name="TDictionary">The dictionary or the interface.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentDictionaryFormatter<TDictionary, TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<TDictionary?>
    where TDictionary : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TValueFormatter : IRemoteFormatter<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TDictionary? value) =>
        DictionaryEntries.Write<TKey, TKeyFormatter, TValue, TValueFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static TDictionary? Read(ref MessagePackReader reader)
    {
        if (DictionaryEntries.Read<TKey, TKeyFormatter, TValue, TValueFormatter>(ref reader) is not { } entries)
        {
            return null;
        }

        var keys = KeyComparer<TKey>.For(entries.Length);
        var dictionary = keys is null ? new ConcurrentDictionary<TKey, TValue>() : new ConcurrentDictionary<TKey, TValue>(keys);
        foreach (var (key, value) in entries)
        {
            if (!dictionary.TryAdd(key, value))
            {
                throw DictionaryEntries.SameKey(key);
            }
        }

        keys?.Trust();
        return (TDictionary)(object)dictionary;
    }
}
