using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Queue{T}"/> as an array, the first in line first.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct QueueFormatter<T, TFormatter> : IRemoteFormatter<Queue<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Queue<T>? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static Queue<T>? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        return new Queue<T>(items);
    }
}
