using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>The interfaces that <see cref="List{T}"/> implements, as an array; read as a list.</summary>
/// <typeparam name="TSequence">The interface.</typeparam>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct EnumerableFormatter<TSequence, T, TFormatter> : IRemoteFormatter<TSequence?>
    where TSequence : class, IEnumerable<T>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TSequence? value)
    {
        switch (value)
        {
            case null:
                writer.WriteNil();
                break;
            case List<T> list:
                ListFormatter<T, TFormatter>.Write(ref writer, list);
                break;
            case T[] array:
                ArrayFormatter<T, TFormatter>.Write(ref writer, array);
                break;
            default:
                CollectionWriter.Write<T, TFormatter>(ref writer, value);
                break;
        }
    }

    /// <inheritdoc/>
    public static TSequence? Read(ref MessagePackReader reader) => (TSequence?)(object?)ListFormatter<T, TFormatter>.Read(ref reader);
}
