using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="string"/> where null may not be: nil is refused when it is read.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct NotNullStringFormatter : IRemoteFormatter<string>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, string value) => StringFormatter.Write(ref writer, value);

    /// <inheritdoc/>
    public static string Read(ref MessagePackReader reader) => StringFormatter.Read(ref reader) ?? throw RemoteReader.UnexpectedNull();
}
