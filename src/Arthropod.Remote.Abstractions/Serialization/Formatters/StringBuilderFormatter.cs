using System.ComponentModel;
using System.Text;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="StringBuilder"/> as text.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct StringBuilderFormatter : IRemoteFormatter<StringBuilder?>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, StringBuilder? value) => writer.Write(value?.ToString());

    /// <inheritdoc/>
    public static StringBuilder? Read(ref MessagePackReader reader) => reader.ReadString() is { } text ? new StringBuilder(text) : null;
}
