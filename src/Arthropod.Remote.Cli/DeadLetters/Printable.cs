using System.Globalization;
using System.Text;
using Arthropod.Remote.Serialization;
using MessagePack;

namespace Arthropod.Remote.Cli.DeadLetters;

/// <summary>What anybody may have written, for a terminal: nothing in it moves the cursor, and none is endless.</summary>
internal static class Printable
{
    private const int MaxShown = 64 * 1024;

    /// <summary>One line of at most so many characters.</summary>
    public static string Line(string text, int most = MaxShown)
    {
        var shown = text.Length <= most ? text : text[..most];
        var line = new StringBuilder(shown.Length);
        foreach (var rune in shown.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator)
            {
                line.Append(CultureInfo.InvariantCulture, $"\\u{rune.Value:x4}");
            }
            else
            {
                line.Append(rune.ToString());
            }
        }

        return text.Length <= most ? line.ToString() : line.Append(CultureInfo.InvariantCulture, $"... ({text.Length:N0} characters)").ToString();
    }

    /// <summary>MessagePack as JSON: the contract's types are not known here, its members' keys are.</summary>
    public static string Json(ReadOnlyMemory<byte> encoded)
    {
        try
        {
            // Counts the nesting, which the converter follows as deep as it goes.
            var reader = new MessagePackReader(encoded);
            RemoteReader.Skip(ref reader);
            return Line(MessagePackSerializer.ConvertToJson(encoded));
        }
        catch (Exception exception) when (exception is MessagePackSerializationException or RemoteSerializationException or EndOfStreamException or OverflowException or InvalidOperationException)
        {
            return $"({encoded.Length:N0} bytes that are no MessagePack: {Line(exception.Message)})";
        }
    }
}
