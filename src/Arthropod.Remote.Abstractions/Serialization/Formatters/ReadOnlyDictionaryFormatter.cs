using System.Collections.ObjectModel;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ReadOnlyDictionary{TKey, TValue}"/> as a map.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyDictionaryFormatter<TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<ReadOnlyDictionary<TKey, TValue>?>
    where TKey : notnull
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TValueFormatter : IRemoteFormatter<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyDictionary<TKey, TValue>? value) =>
        DictionaryEntries.Write<TKey, TKeyFormatter, TValue, TValueFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyDictionary<TKey, TValue>? Read(ref MessagePackReader reader) =>
        DictionaryFormatter<TKey, TKeyFormatter, TValue, TValueFormatter>.Read(ref reader) is { } dictionary
            ? new ReadOnlyDictionary<TKey, TValue>(dictionary)
            : null;
}
