using System.Collections.Concurrent;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ConcurrentBag{T}"/> as an array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ConcurrentBagFormatter<T, TFormatter> : IRemoteFormatter<ConcurrentBag<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ConcurrentBag<T>? value) =>
        ArrayFormatter<T, TFormatter>.Write(ref writer, value?.ToArray());

    /// <inheritdoc/>
    public static ConcurrentBag<T>? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        return new ConcurrentBag<T>(items);
    }
}
