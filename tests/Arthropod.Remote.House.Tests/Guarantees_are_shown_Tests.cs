using System.Text.RegularExpressions;

namespace Arthropod.Remote.House.Tests;

/// <summary>docs/guarantees.md names the test that shows each promise, and the counter of each drop: held against the code.</summary>
public sealed partial class Guarantees_are_shown_Tests
{
    private static readonly string Page = Repository.Read("docs", "guarantees.md");

    [Fact]
    public void Each_test_that_is_named_exists()
    {
        var tests = Repository.SourceFiles("tests").SelectMany(file => TestMethod().Matches(File.ReadAllText(file))).Select(match => match.Groups["name"].Value).ToHashSet(StringComparer.Ordinal);

        var named = NamedTest().Matches(Page).Select(match => match.Groups["name"].Value).Distinct(StringComparer.Ordinal).ToList();

        Assert.NotEmpty(named);
        Assert.All(named, name => Assert.Contains(name, tests));
    }

    [Fact]
    public void Each_row_names_a_test()
    {
        // Rows of four cells, without the titles above them.
        var rows = Page.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && line.Count(letter => letter == '|') == 5)
            .Where(line => !line.StartsWith("| what ", StringComparison.Ordinal) && !line.StartsWith("| --- ", StringComparison.Ordinal))
            .ToList();

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Matches(NamedTest(), row));
    }

    [Fact]
    public void Each_counter_is_explained_and_there_is_no_other()
    {
        var counters = Counter().Matches(Repository.Read("src", "Arthropod.Remote", "Telemetry", "ArthropodMeter.cs"))
            .Select(match => match.Groups["name"].Value);

        Assert.Equal(
            counters.Order(StringComparer.Ordinal),
            ExplainedCounter().Matches(Page).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));
    }

    [GeneratedRegex(@"public (async )?(Task|void) (?<name>[A-Z]\w+)\(", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex TestMethod();

    [GeneratedRegex(@"`(?<name>[A-Z][a-z]*_\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex NamedTest();

    [GeneratedRegex(@"""(?<name>arthropod\.[a-z_.]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Counter();

    [GeneratedRegex(@"^\| `(?<name>arthropod\.[a-z_.]+)`", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ExplainedCounter();
}
