using System.Buffers;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ReadOnlySequence{T}"/> as an array; what is read is in one piece. Nil is read as empty.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlySequenceFormatter<T, TFormatter> : IRemoteFormatter<ReadOnlySequence<T>>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlySequence<T> value)
    {
        writer.WriteArrayHeader(checked((int)value.Length));
        foreach (var segment in value)
        {
            Elements<T, TFormatter>.Write(ref writer, segment.Span);
        }
    }

    /// <inheritdoc/>
    public static ReadOnlySequence<T> Read(ref MessagePackReader reader) =>
        ArrayFormatter<T, TFormatter>.Read(ref reader) is { } items ? new ReadOnlySequence<T>(items) : default;
}
