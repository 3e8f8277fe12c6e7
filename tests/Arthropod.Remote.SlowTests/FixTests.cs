using System.Text.RegularExpressions;
using Arthropod.Remote.SlowTests.World;

namespace Arthropod.Remote.SlowTests;

/// <summary>Mistakes in a user's own solution, as the build tells of them and the command line mends them.</summary>
[Collection(RepositoryCopy.Collection)]
public sealed partial class FixTests(RepositoryCopy copy)
{
    // A build is silent about suggestions.
    private static readonly string[] Suggestions = ["AR0119", "AR0228"];

    [Fact]
    public async Task The_build_shows_file_line_rule_and_page_and_one_command_applies_all_fixes_that_there_are()
    {
        var folder = copy.NewFolder("fixes");
        var pages = await FixablePages.WriteAsync(folder, await copy.Packages.GetAsync(), copy.Version);

        var broken = await Command.RunAsync(folder, "dotnet", "build");
        await Command.SucceedAsync(
            folder, "dotnet", ["format", "analyzers", "--severity", "info", "--no-restore", "--diagnostics", .. pages.Rules]);
        var mended = await Command.SucceedAsync(folder, "dotnet", "build", "--no-restore", "-warnaserror");

        var shown = broken.Lines.Select(line => Complaint().Match(line)).Where(match => match.Success).ToList();
        Assert.All(shown, match => Assert.Equal((match.Groups["id"].Value, match.Groups["id"].Value), (match.Groups["file"].Value, match.Groups["page"].Value)));
        Assert.Equal(pages.Rules.Except(Suggestions), shown.Select(match => match.Groups["id"].Value).Distinct().Order(StringComparer.Ordinal));
        Assert.All(pages.Rules, rule => Assert.True(pages.HasChanged(rule), $"{rule} has not been mended."));
        Assert.All(pages.Rules, rule => Assert.NotEmpty(pages.GeneratedBy(rule)));
        Assert.DoesNotContain(mended.Lines, line => Complaint().IsMatch(line));
    }

    [GeneratedRegex(@"/(?<file>AR\d+)\.cs\(\d+,\d+\): (error|warning) (?<id>\w+): .*\(https://github\.com/[^ ]*/docs/analyzers/(?<page>AR\d+)\.md\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Complaint();
}
