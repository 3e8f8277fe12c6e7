using System.Buffers.Text;
using System.ComponentModel;
using MessagePack;

namespace Arthropod.Remote.Serialization.Formatters;

/// <summary><see cref="decimal"/> as invariant text, trailing zeros included.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly struct DecimalFormatter : IRemoteFormatter<decimal>
{
    // Sign, point and 29 digits: as it happens the longest text that has a header of one byte.
    private const int MaxLength = 31;

    /// <inheritdoc/>
    public static void Write(ref MessagePackWriter writer, decimal value)
    {
        var bytes = writer.GetSpan(1 + MaxLength);
        _ = Utf8Formatter.TryFormat(value, bytes[1..], out var length);
        bytes[0] = (byte)(MessagePackCode.MinFixStr | length);
        writer.Advance(1 + length);
    }

    /// <inheritdoc/>
    public static decimal Read(ref MessagePackReader reader)
    {
        var text = RemoteReader.ReadName(ref reader);
        return Utf8Parser.TryParse(text, out decimal value, out var read) && read == text.Length
            ? value
            : throw new RemoteSerializationException("Found other text where a decimal was expected.");
    }
}
