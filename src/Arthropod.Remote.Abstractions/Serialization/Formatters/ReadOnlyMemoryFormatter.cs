using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ReadOnlyMemory{T}"/> as an array. Nil is read as empty.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ReadOnlyMemoryFormatter<T, TFormatter> : IRemoteFormatter<ReadOnlyMemory<T>>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ReadOnlyMemory<T> value)
    {
        writer.WriteArrayHeader(value.Length);
        Elements<T, TFormatter>.Write(ref writer, value.Span);
    }

    /// <inheritdoc/>
    public static ReadOnlyMemory<T> Read(ref MessagePackReader reader) => ArrayFormatter<T, TFormatter>.Read(ref reader);
}
