using System.ComponentModel;
using System.Diagnostics.CodeAnalysis;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Lazy{T}"/> as its value, which is made to be written; what is read has its value at once.</summary>
/// <typeparam name="T">The type of the value.</typeparam>
/// <typeparam name="TFormatter">Writes the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct LazyFormatter<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] T, TFormatter> : IRemoteFormatter<Lazy<T>?>
    where TFormatter : IRemoteFormatter<T>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Lazy<T>? value)
    {
        if (value is null)
        {
            writer.WriteNil();
            return;
        }

        TFormatter.Write(ref writer, value.Value);
    }

    /// <inheritdoc/>
    public static Lazy<T>? Read(ref MessagePackReader reader) =>
        reader.TryReadNil() ? null : new Lazy<T>(TFormatter.Read(ref reader));
}
