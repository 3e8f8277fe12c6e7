using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>The interfaces that <see cref="Dictionary{TKey, TValue}"/> implements, as a map; read as a dictionary.</summary>
/// <typeparam name="TDictionary">The interface.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryInterfaceFormatter<TDictionary, TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<TDictionary?>
    where TDictionary : class, IEnumerable<KeyValuePair<TKey, TValue>>
    where TKey : notnull
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TValueFormatter : IRemoteFormatter<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TDictionary? value)
    {
        if (value is Dictionary<TKey, TValue> dictionary)
        {
            DictionaryFormatter<TKey, TKeyFormatter, TValue, TValueFormatter>.Write(ref writer, dictionary);
        }
        else
        {
            DictionaryEntries.Write<TKey, TKeyFormatter, TValue, TValueFormatter>(ref writer, value);
        }
    }

    /// <inheritdoc/>
    public static TDictionary? Read(ref MessagePackReader reader) =>
        (TDictionary?)(object?)DictionaryFormatter<TKey, TKeyFormatter, TValue, TValueFormatter>.Read(ref reader);
}
