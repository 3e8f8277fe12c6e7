using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ISet{T}"/> and <see cref="IReadOnlySet{T}"/> as an array; read as a hash set.</summary>
/// <typeparam name="TSet">The interface.</typeparam>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct SetFormatter<TSet, T, TFormatter> : IRemoteFormatter<TSet?>
    where TSet : class, IEnumerable<T>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TSet? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static TSet? Read(ref MessagePackReader reader) =>
        (TSet?)(object?)HashSetFormatter<T, TFormatter>.Read(ref reader);
}
