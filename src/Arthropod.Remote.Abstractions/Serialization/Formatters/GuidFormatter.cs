using System.Buffers.Text;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="Guid"/> as text: 36 characters with hyphens, lower case.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct GuidFormatter : IRemoteFormatter<Guid>
{
    private const int HeaderLength = 2;
    private const int Length = 36;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, Guid value)
    {
        var bytes = writer.GetSpan(HeaderLength + Length);
        bytes[0] = MessagePackCode.Str8;
        bytes[1] = Length;
        _ = Utf8Formatter.TryFormat(value, bytes[HeaderLength..], out _);
        writer.Advance(HeaderLength + Length);
    }

    /// <inheritdoc/>
    public static Guid Read(ref MessagePackReader reader)
    {
        var text = RemoteReader.ReadName(ref reader);
        return Utf8Parser.TryParse(text, out Guid value, out var read) && read == Length && text.Length == Length
            ? value
            : throw new RemoteSerializationException("Found other text where a Guid of 36 characters with hyphens was expected.");
    }
}
