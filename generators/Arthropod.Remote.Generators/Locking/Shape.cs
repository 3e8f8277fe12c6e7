using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// A type as it looks on the wire: <c>map&lt;string,Shop.Order[]?&gt;</c>. Types that are written alike have one shape,
/// whichever collection they are at either end.
/// </summary>
/// <param name="Kind">The name of a type, or the punctuation of what is put together.</param>
/// <param name="MayBeNull">Whether null may stand for it.</param>
/// <param name="Parts">What it is put together from.</param>
internal sealed record Shape(string Kind, bool MayBeNull, EquatableArray<Shape> Parts)
{
    public const string Map = "map";
    public const string Pair = "pair";
    public const string Tuple = "()";
    public const string Array = "[]";

    /// <summary>Whether it is one type by name.</summary>
    public bool IsNamed => Parts.Count == 0 && Kind != Tuple;

    /// <summary>Reads a shape; <see langword="null"/>: the text is none.</summary>
    public static Shape? Parse(string text)
    {
        var position = 0;
        var shape = Parse(text, ref position);
        return position == text.Length ? shape : null;
    }

    private static Shape? Parse(string text, ref int position)
    {
        var start = ParseStart(text, ref position);
        while (start is not null && position < text.Length)
        {
            if (text[position] == '?')
            {
                position++;
                start = start with { MayBeNull = true };
            }
            else if (text[position] == '[' && text.IndexOf(']', position) is var end and > 0)
            {
                start = new Shape(text.Substring(position, end + 1 - position), MayBeNull: false, new[] { start }.ToEquatableArray());
                position = end + 1;
            }
            else
            {
                break;
            }
        }

        return start;
    }

    private static Shape? ParseStart(string text, ref int position)
    {
        if (position < text.Length && text[position] == '(')
        {
            return ParseParts(Tuple, ')', text, ref position);
        }

        foreach (var kind in new[] { Map, Pair })
        {
            if (string.CompareOrdinal(text, position, kind + "<", 0, kind.Length + 1) == 0)
            {
                position += kind.Length;
                return ParseParts(kind, '>', text, ref position);
            }
        }

        var end = NameEnd(text, position);
        var name = text.Substring(position, end - position);
        position = end;
        return name.Length == 0 ? null : new Shape(name, MayBeNull: false, default);
    }

    private static Shape? ParseParts(string kind, char close, string text, ref int position)
    {
        var parts = new List<Shape>();
        do
        {
            position++;
            if (Parse(text, ref position) is not { } part || position >= text.Length)
            {
                return null;
            }

            parts.Add(part);
        }
        while (text[position] == ',');

        return text[position++] == close ? new Shape(kind, MayBeNull: false, parts.ToEquatableArray()) : null;
    }

    // A name goes on through its own type arguments: Shop.Box<Shop.Order?>.
    private static int NameEnd(string text, int position)
    {
        var depth = 0;
        for (; position < text.Length; position++)
        {
            switch (text[position])
            {
                case '<':
                    depth++;
                    break;
                case '>' when depth > 0:
                    depth--;
                    break;
                case '>' or ',' or '?' or '[' or ')' when depth == 0:
                    return position;
            }
        }

        return position;
    }
}
