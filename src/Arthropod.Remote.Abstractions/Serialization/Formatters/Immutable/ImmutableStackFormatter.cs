using System.Collections.Immutable;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ImmutableStack{T}"/> and <see cref="IImmutableStack{T}"/> as an array, the top first.</summary>
/// <typeparam name="TCollection">The collection or the interface.</typeparam>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableStackFormatter<TCollection, T, TFormatter> : IRemoteFormatter<TCollection?>
    where TCollection : class, IImmutableStack<T>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, TCollection? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static TCollection? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        Array.Reverse(items);
        return (TCollection)(object)ImmutableStack.Create(items);
    }
}
