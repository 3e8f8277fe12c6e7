using System.Collections.Concurrent;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ConcurrentQueue{T}"/> as an array, the first in line first.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentQueueFormatter<T, TFormatter> : IRemoteFormatter<ConcurrentQueue<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ConcurrentQueue<T>? value) =>
        ArrayFormatter<T, TFormatter>.Write(ref writer, value?.ToArray());

    /// <inheritdoc/>
    public static ConcurrentQueue<T>? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        return new ConcurrentQueue<T>(items);
    }
}
