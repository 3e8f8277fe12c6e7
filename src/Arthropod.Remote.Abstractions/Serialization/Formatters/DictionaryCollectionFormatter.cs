using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>Any dictionary that can be created empty and added to, as a map.</summary>
/// <typeparam name="TDictionary">The dictionary.</typeparam>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DictionaryCollectionFormatter<TDictionary, TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<TDictionary?>
    where TDictionary : class, IDictionary<TKey, TValue>, new()
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
        if (reader.TryReadNil())
        {
            return null;
        }

        var count = RemoteReader.EnterMap(ref reader);
        var dictionary = new TDictionary();
        DictionaryEntries.Fill<TKey, TKeyFormatter, TValue, TValueFormatter>(ref reader, dictionary, count);
        RemoteReader.Leave(ref reader);
        return dictionary;
    }
}
