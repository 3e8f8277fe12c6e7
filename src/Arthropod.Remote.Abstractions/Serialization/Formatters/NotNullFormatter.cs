using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary>A reference where null may not be: nil is refused when it is read.</summary>
/// <typeparam name="T">The type.</typeparam>
/// <typeparam name="TFormatter">Writes the value.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NotNullFormatter<T, TFormatter> : IRemoteFormatter<T>
    where T : class
    where TFormatter : IRemoteFormatter<T?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, T value) => TFormatter.Write(ref writer, value);

    /// <inheritdoc/>
    public static T Read(ref MessagePackReader reader) => TFormatter.Read(ref reader) ?? throw RemoteReader.UnexpectedNull();
}
