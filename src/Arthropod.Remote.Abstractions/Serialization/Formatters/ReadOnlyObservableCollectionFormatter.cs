using System.Collections.ObjectModel;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ReadOnlyObservableCollection{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyObservableCollectionFormatter<T, TFormatter> : IRemoteFormatter<ReadOnlyObservableCollection<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyObservableCollection<T>? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static ReadOnlyObservableCollection<T>? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        return new ReadOnlyObservableCollection<T>(new ObservableCollection<T>(items));
    }
}
