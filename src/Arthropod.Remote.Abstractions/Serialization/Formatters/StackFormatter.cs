using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Stack{T}"/> as an array, the top first.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StackFormatter<T, TFormatter> : IRemoteFormatter<Stack<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Stack<T>? value) => CollectionWriter.Write<T, TFormatter>(ref writer, value);

    /// <inheritdoc/>
    public static Stack<T>? Read(ref MessagePackReader reader)
    {
        if (ArrayFormatter<T, TFormatter>.Read(ref reader) is not { } items)
        {
            return null;
        }

        Array.Reverse(items);
        return new Stack<T>(items);
    }
}
