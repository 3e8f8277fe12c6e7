using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="SortedList{TKey, TValue}"/> as a map in its order.</summary>
/// <typeparam name="TKey">The type of the keys.</typeparam>
/// <typeparam name="TKeyFormatter">Writes a key.</typeparam>
/// <typeparam name="TValue">The type of the values.</typeparam>
/// <typeparam name="TValueFormatter">Writes a value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SortedListFormatter<TKey, TKeyFormatter, TValue, TValueFormatter> : IRemoteFormatter<SortedList<TKey, TValue>?>
    where TKey : notnull
    where TKeyFormatter : IRemoteFormatter<TKey>
    where TValueFormatter : IRemoteFormatter<TValue>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, SortedList<TKey, TValue>? value) =>
        DictionaryEntries.Write<TKey, TKeyFormatter, TValue, TValueFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static SortedList<TKey, TValue>? Read(ref MessagePackReader reader)
    {
        if (DictionaryEntries.Read<TKey, TKeyFormatter, TValue, TValueFormatter>(ref reader) is not { } entries)
        {
            return null;
        }

        // Each key before the last one moves all that follow it: keys that come in falling order would cost their square.
        Array.Sort(entries, static (left, right) => Comparer<TKey>.Default.Compare(left.Key, right.Key));
        var list = new SortedList<TKey, TValue>(entries.Length);
        foreach (var (key, value) in entries)
        {
            if (!list.TryAdd(key, value))
            {
                throw DictionaryEntries.SameKey(key);
            }
        }

        return list;
    }
}
