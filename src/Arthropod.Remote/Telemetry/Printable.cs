using System.Buffers;
using System.Globalization;
using System.Text;

namespace Arthropod.Remote.Telemetry;

/// <summary>What anybody may have written, for a person who reads it in a log or a terminal: nothing in it moves the cursor, and none is endless.</summary>
internal static class Printable
{
    private const int MaxShown = 64 * 1024;

    // Nearly every text is of these alone.
    private static readonly SearchValues<char> Plain = SearchValues.Create([.. Enumerable.Range(' ', '~' - ' ' + 1).Select(static each => (char)each)]);

    /// <summary>One line of at most so many characters.</summary>
    public static string Line(string text, int most = MaxShown)
    {
        if (text.Length <= most && !text.AsSpan().ContainsAnyExcept(Plain))
        {
            return text;
        }

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
}
