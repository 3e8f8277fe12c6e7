using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ArraySegment{T}"/> as an array; nil where it has no array.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ArraySegmentFormatter<T, TFormatter> : IRemoteFormatter<ArraySegment<T>>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ArraySegment<T> value)
    {
        if (value.Array is null)
        {
            writer.WriteNil();
            return;
        }

        MemoryFormatter<T, TFormatter>.Write(ref writer, value);
    }

    /// <inheritdoc/>
    public static ArraySegment<T> Read(ref MessagePackReader reader) =>
        ArrayFormatter<T, TFormatter>.Read(ref reader) is { } items ? new ArraySegment<T>(items) : default;
}
