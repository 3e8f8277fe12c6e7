using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Memory{T}"/> as an array. Nil is read as empty.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct MemoryFormatter<T, TFormatter> : IRemoteFormatter<Memory<T>>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Memory<T> value)
    {
        writer.WriteArrayHeader(value.Length);
        Elements<T, TFormatter>.Write(ref writer, value.Span);
    }

    /// <inheritdoc/>
    public static Memory<T> Read(ref MessagePackReader reader) => ArrayFormatter<T, TFormatter>.Read(ref reader);
}
