using Arthropod.Remote.Generators.Contracts;

namespace Arthropod.Remote.Generators.Locking;

/// <summary>
/// A type as it looks on the wire: <c>map&lt;string,Shop.Order[]?&gt;</c>. Types that are written alike have one shape,
/// whichever collection they are at either end.
/// </summary>
/// <param name="Kind">The name of a type, or the punctuation of what is put together.</param>
/// <param name="MayBeNull">Whether null may stand for it.</param>
/// <param name="Parts">What it is put together from.</param>
/// <param name="Name">What people call it where it is an element of a tuple; empty: nothing.</param>
internal sealed record Shape(string Kind, bool MayBeNull, EquatableArray<Shape> Parts, string Name = "")
{
    // Deeper than any type is, and far from the end of the stack: the text may be anything.
    private const int MaxDepth = 100;

    public const string Map = "map";
    public const string Pair = "pair";
    public const string Tuple = "()";
    public const string Array = "[]";

    /// <summary>Stands between a type and the formatter that somebody wrote for it.</summary>
    public const string By = " by ";

    /// <summary>Whether it is one type by name.</summary>
    public bool IsNamed => Parts.Count == 0 && Kind != Tuple;

    /// <summary>Reads a shape; <see langword="null"/>: the text is none.</summary>
    public static Shape? Parse(string text)
    {
        var position = 0;
        var shape = Parse(text, ref position, depth: 0);
        return position == text.Length ? shape : null;
    }

    /// <summary>
    /// The text of an array of a shape. As in C#, the outermost comes first: an array of <c>int[,]</c> is
    /// <c>int[][,]</c>, and one of <c>int[,]?</c> is <c>int[,]?[]</c>.
    /// </summary>
    public static string ArrayOf(string element, string rank) => element.Insert(RankStart(element, element.Length), rank);

    /// <summary>A type's name without the marks of what is not null, which part the ranks of arrays as question marks do.</summary>
    public static string WithoutMarks(string name)
    {
        for (var mark = name.IndexOf('!'); mark >= 0; mark = name.IndexOf('!', mark))
        {
            name = name.Remove(mark, 1);
            var end = mark;
            Ranks(name, ref end);
            name = name.Substring(0, mark).Insert(RankStart(name, mark), name.Substring(mark, end - mark)) + name.Substring(end);
        }

        return name;
    }

    /// <summary>Where the ranks start that end at a place.</summary>
    private static int RankStart(string text, int end)
    {
        while (end > 0 && text[end - 1] == ']')
        {
            end = text.LastIndexOf('[', end - 1);
        }

        return end;
    }

    private static Shape? Parse(string text, ref int position, int depth)
    {
        var start = position;
        var shape = depth > MaxDepth ? null : ParseStart(text, ref position, depth);
        while (shape is not null && position < text.Length)
        {
            if (text[position] == '?')
            {
                position++;
                shape = shape with { MayBeNull = true };
            }
            else if (string.CompareOrdinal(text, position, By, 0, By.Length) == 0)
            {
                // Only the formatter knows what is inside.
                position = NameEnd(text, position + By.Length);
                shape = new Shape(text.Substring(start, position - start), MayBeNull: false, default);
            }
            else if (Ranks(text, ref position) is { Count: > 0 } ranks)
            {
                shape = ranks.Aggregate(shape, static (element, rank) => new Shape(rank, MayBeNull: false, new[] { element }.ToEquatableArray()));
            }
            else
            {
                break;
            }
        }

        return shape;
    }

    /// <summary>What says of how many dimensions the arrays are that follow each other, the innermost first.</summary>
    private static List<string> Ranks(string text, ref int position)
    {
        var ranks = new List<string>();
        while (position < text.Length && text[position] == '[' && text.IndexOf(']', position) is var end and > 0)
        {
            ranks.Insert(0, text.Substring(position, end + 1 - position));
            position = end + 1;
        }

        return ranks;
    }

    private static Shape? ParseStart(string text, ref int position, int depth)
    {
        if (position < text.Length && text[position] == '(')
        {
            return ParseParts(Tuple, ')', text, ref position, depth);
        }

        foreach (var kind in new[] { Map, Pair })
        {
            if (string.CompareOrdinal(text, position, kind + "<", 0, kind.Length + 1) == 0)
            {
                position += kind.Length;
                return ParseParts(kind, '>', text, ref position, depth);
            }
        }

        var end = NameEnd(text, position);
        var name = text.Substring(position, end - position);
        position = end;
        return name.Length == 0 ? null : new Shape(name, MayBeNull: false, default);
    }

    private static Shape? ParseParts(string kind, char close, string text, ref int position, int depth)
    {
        var parts = new List<Shape>();
        do
        {
            // After a comma there is a space where elements have names.
            position += position + 1 < text.Length && text[position + 1] == ' ' ? 2 : 1;
            if (Parse(text, ref position, depth + 1) is not { } part || position >= text.Length)
            {
                return null;
            }

            parts.Add(part with { Name = ElementName(text, ref position) });
        }
        while (position < text.Length && text[position] == ',');

        return position < text.Length && text[position++] == close ? new Shape(kind, MayBeNull: false, parts.ToEquatableArray()) : null;
    }

    private static string ElementName(string text, ref int position)
    {
        var start = position;
        if (text[position] == ' ')
        {
            position = NameEnd(text, position + 1);
        }

        return text.Substring(start, position - start).Trim();
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
                case '>' or ',' or '?' or '[' or ')' or ' ' when depth == 0:
                    return position;
            }
        }

        return position;
    }
}
