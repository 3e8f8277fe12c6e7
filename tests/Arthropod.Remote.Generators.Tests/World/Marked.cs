using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>Source text in which what must be reported is marked: <c>{|AR0104:string|}</c>.</summary>
internal sealed partial class Marked
{
    public Marked(string text)
    {
        var expected = ImmutableArray.CreateBuilder<(string Id, string Text, int Start)>();
        var plain = new System.Text.StringBuilder();
        var position = 0;
        foreach (Match match in Mark().Matches(text))
        {
            plain.Append(text, position, match.Index - position);
            foreach (var id in match.Groups["ids"].Value.Split(','))
            {
                expected.Add((id, match.Groups["text"].Value, plain.Length));
            }

            plain.Append(match.Groups["text"].Value);
            position = match.Index + match.Length;
        }

        plain.Append(text, position, text.Length - position);
        Text = plain.ToString();
        Expected = expected.ToImmutable();
    }

    public string Text { get; }

    public ImmutableArray<(string Id, string Text, int Start)> Expected { get; }

    /// <summary>Fails unless exactly what is marked is reported, at exactly the marked places.</summary>
    public void AssertReported(IEnumerable<Diagnostic> diagnostics)
    {
        var reported = diagnostics.Select(diagnostic => (diagnostic.Id, Slice(diagnostic.Location.SourceSpan), diagnostic.Location.SourceSpan.Start));
        Assert.Equal(Expected.Order(), reported.Order());
    }

    private string Slice(TextSpan span) => Text.Substring(span.Start, span.Length);

    [GeneratedRegex(@"\{\|(?<ids>[A-Z0-9,]+):(?<text>.*?)\|\}", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();
}
