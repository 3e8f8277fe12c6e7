using System.Globalization;
using System.Runtime.CompilerServices;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>A line that goes straight into a writer: the compiler makes the calls from an interpolated string.</summary>
[InterpolatedStringHandler]
internal readonly ref struct SourceLine
{
    private readonly SourceWriter _writer;

    public SourceLine(int literalLength, int formattedCount, SourceWriter writer)
    {
        _writer = writer;
        writer.AppendIndent();
    }

    public void AppendLiteral(string text) => _writer.Append(text);

    public void AppendFormatted(string? text) => _writer.Append(text ?? "");

    public void AppendFormatted(int number) => _writer.Append(number.ToString(CultureInfo.InvariantCulture));

    /// <summary>Writes a list with commas between its items.</summary>
    public void AppendFormatted(IEnumerable<string> items)
    {
        var separator = "";
        foreach (var item in items)
        {
            _writer.Append(separator);
            _writer.Append(item);
            separator = ", ";
        }
    }

    public void End() => _writer.EndLine();
}
