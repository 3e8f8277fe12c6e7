using System.Collections.Immutable;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ImmutableSortedSet{T}"/> as an array in its order.</summary>
/// <typeparam name="TCollection">The collection or the interface.</typeparam>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableSortedSetFormatter<TCollection, T, TFormatter> : IRemoteFormatter<TCollection?>
    where TCollection : class, IEnumerable<T>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TCollection? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static TCollection? Read(ref MessagePackReader reader) =>
        ArrayFormatter<T, TFormatter>.Read(ref reader) is { } items ? (TCollection)(object)ImmutableSortedSet.Create(items) : null;
}
