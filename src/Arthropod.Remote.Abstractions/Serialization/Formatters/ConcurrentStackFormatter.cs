using System.Collections.Concurrent;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ConcurrentStack{T}"/> as an array, the top first.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentStackFormatter<T, TFormatter> : IRemoteFormatter<ConcurrentStack<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ConcurrentStack<T>? value) =>
        ArrayFormatter<T, TFormatter>.Write(ref writer, value?.ToArray());

    /// <inheritdoc/>
    public static ConcurrentStack<T>? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        Array.Reverse(items);
        return new ConcurrentStack<T>(items);
    }
}
