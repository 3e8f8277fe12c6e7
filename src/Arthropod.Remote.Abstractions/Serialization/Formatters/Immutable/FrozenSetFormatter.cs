using System.Collections.Frozen;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="FrozenSet{T}"/> as an array.</summary>
/// <typeparam name="TCollection">The collection or the interface.</typeparam>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct FrozenSetFormatter<TCollection, T, TFormatter> : IRemoteFormatter<TCollection?>
    where TCollection : class, IEnumerable<T>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TCollection? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static TCollection? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        var keys = KeyComparer<T>.For(items.Length);
        var set = items.ToFrozenSet(keys);
        keys?.Trust();
        return (TCollection)(object)set;
    }
}
