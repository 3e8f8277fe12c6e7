using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Uri"/>, absolute or relative, as the text that it was made from.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct UriFormatter : IRemoteFormatter<Uri?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Uri? value) => writer.Write(value?.OriginalString);

    /// <inheritdoc/>
    public static Uri? Read(ref MessagePackReader reader) =>
        reader.ReadString() is { } text ? new Uri(text, UriKind.RelativeOrAbsolute) : null;
}
