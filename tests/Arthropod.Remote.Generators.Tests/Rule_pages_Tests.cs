using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Arthropod.Remote.Generators.Diagnostics;
using Arthropod.Remote.Generators.Tests.World;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>Each rule has a page, whose violation is reported and whose cure is not.</summary>
public sealed partial class Rule_pages_Tests
{
    public static TheoryData<string> Rules => [.. Diagnostics.Rules.All.Select(rule => rule.Id)];

    [Theory]
    [MemberData(nameof(Rules))]
    public async Task Show_a_violation_and_its_cure(string id)
    {
        var page = await File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(ThisFile())!, $"../../docs/analyzers/{id}.md"));
        var rule = Diagnostics.Rules.All.Single(candidate => candidate.Id == id);
        Assert.StartsWith($"# {id}: {rule.Title}\n", page, StringComparison.Ordinal);
        Assert.EndsWith($"/docs/analyzers/{id}.md", rule.HelpLinkUri, StringComparison.Ordinal);
        var examples = Example().Matches(page).Select(match => match.Groups["code"].Value).ToList();
        if (id == "AR0010")
        {
            // Its violation is a setting of the project.
            Assert.Empty(examples);
            return;
        }

        Assert.Equal(2, examples.Count);
        Func<Compilation, Task<ImmutableArray<Diagnostic>>> analyze =
            rule.DefaultSeverity == DiagnosticSeverity.Info ? Source.SuggestAsync : compilation => Source.AnalyzeAsync(compilation);
        Assert.Equal(id, Assert.Single(await analyze(Source.Compile(examples[0]))).Id);
        var cured = Source.Generate(Source.Compile(examples[1]));
        Assert.Empty(await analyze(cured));
        Assert.Equal("", Source.Complaints(cured));
    }

    [Fact]
    public void Are_there_for_no_other_rule()
    {
        var pages = Directory.GetFiles(Path.Combine(Path.GetDirectoryName(ThisFile())!, "../../docs/analyzers"), "AR*.md");

        // AR0401 is the build's own warning.
        Assert.Equal(Diagnostics.Rules.All.Concat(Diagnostics.LockRules.All).Select(rule => rule.Id).Append("AR0401").Order(), pages.Select(Path.GetFileNameWithoutExtension).Order());
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;

    [GeneratedRegex("```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();
}
