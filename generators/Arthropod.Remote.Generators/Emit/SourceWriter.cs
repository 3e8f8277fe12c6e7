using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Emit;

/// <summary>
/// Text with indentation and braces. This folder makes source text from the models of Contracts; it knows no symbols.
/// </summary>
internal sealed class SourceWriter
{
    private const int IndentSize = 4;
    private const int FirstLength = 32 * 1024;

    // Longer ones are so rare that the memory is worth more than their making.
    private const int LongestSpare = 256 * 1024;

    // A first run writes thousands of files: with a buffer for each, most of its memory would be buffers.
    private static char[]? _spare;

    private char[] _text = Interlocked.Exchange(ref _spare, null) ?? new char[FirstLength];
    private int _length;
    private int _indent;

    public SourceWriter Line(string line = "")
    {
        if (line.Length > 0)
        {
            AppendIndent();
            Append(line);
        }

        return EndLine();
    }

    /// <summary>Writes a line part by part: as text of its own, every line would be made twice.</summary>
    public SourceWriter Line([InterpolatedStringHandlerArgument("")] SourceLine line)
    {
        line.End();
        return this;
    }

    public SourceWriter Open(string line) => Line(line).OpenBrace();

    public SourceWriter Open([InterpolatedStringHandlerArgument("")] SourceLine line)
    {
        line.End();
        return OpenBrace();
    }

    public SourceWriter Close()
    {
        _indent--;
        return Line("}");
    }

    public SourceWriter Indent()
    {
        _indent++;
        return this;
    }

    public SourceWriter Unindent()
    {
        _indent--;
        return this;
    }

    /// <summary>Ends the text. Nothing more can be written.</summary>
    public SourceText ToSourceText()
    {
        var source = SourceText.From(new BufferReader(_text, _length), _length, Encoding.UTF8);
        if (_text.Length <= LongestSpare)
        {
            _spare = _text;
        }

        _text = [];
        return source;
    }

    public void AppendIndent()
    {
        var size = _indent * IndentSize;
        Reserve(size);
        _text.AsSpan(_length, size).Fill(' ');
        _length += size;
    }

    public void Append(string text)
    {
        Reserve(text.Length);
        text.CopyTo(0, _text, _length, text.Length);
        _length += text.Length;
    }

    public SourceWriter EndLine()
    {
        Reserve(1);
        _text[_length++] = '\n';
        return this;
    }

    private SourceWriter OpenBrace()
    {
        Line("{");
        _indent++;
        return this;
    }

    private void Reserve(int more)
    {
        if (_length + more > _text.Length)
        {
            Array.Resize(ref _text, Math.Max(_length + more, _text.Length * 2));
        }
    }
}
