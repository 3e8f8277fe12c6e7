using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="char"/> as the integer of its UTF-16 code unit.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct CharFormatter : IRemoteFormatter<char>
{
    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, char value) => writer.Write(value);

    /// <inheritdoc/>
    public static char Read(ref MessagePackReader reader) => reader.ReadChar();
}
