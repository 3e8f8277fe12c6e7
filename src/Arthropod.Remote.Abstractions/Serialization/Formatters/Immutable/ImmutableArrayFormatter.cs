using System.Collections.Immutable;
using System.ComponentModel;
using System.Runtime.InteropServices;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="ImmutableArray{T}"/> as an array; nil where it is the default, which is no empty one.</summary>
/// <typeparam name="T">The type of the elements.</typeparam>
/// <typeparam name="TFormatter">Writes an element.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct ImmutableArrayFormatter<T, TFormatter> : IRemoteFormatter<ImmutableArray<T>>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, ImmutableArray<T> value) =>
        ArrayFormatter<T, TFormatter>.Write(ref writer, ImmutableCollectionsMarshal.AsArray(value));

    /// <inheritdoc/>
    public static ImmutableArray<T> Read(ref MessagePackReader reader) =>
        ImmutableCollectionsMarshal.AsImmutableArray(ArrayFormatter<T, TFormatter>.Read(ref reader));
}
