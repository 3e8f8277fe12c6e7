using System.Text.RegularExpressions;

namespace Arthropod.Remote.House.Tests;

/// <summary>
/// docs/log-events.md has a row for each event, and alarms are built on it: an id, a level or a name that changes is to be
/// changed there on purpose.
/// </summary>
public sealed partial class Log_events_are_explained_Tests
{
    private static readonly List<string> Sources = [.. Repository.SourceFiles("src").Select(File.ReadAllText)];
    private static readonly List<Match> Events = [.. Sources.SelectMany(source => Event().Matches(source))];

    [Fact]
    public void Each_event_has_its_row_and_there_is_no_other()
    {
        var rows = ExplainedEvent().Matches(Repository.Read("docs", "log-events.md")).Select(Row).Order(StringComparer.Ordinal);

        Assert.Equal(Sources.Sum(source => source.Split("[LoggerMessage(").Length - 1), Events.Count);
        Assert.Equal(Events.Select(Row).Order(StringComparer.Ordinal), rows);
    }

    [Fact]
    public void Each_id_is_of_one_event()
    {
        var ids = Events.Select(match => match.Groups["id"].Value).ToList();

        Assert.NotEmpty(ids);
        Assert.Equal(ids.Distinct(StringComparer.Ordinal), ids);
    }

    private static string Row(Match match) =>
        string.Join(" | ", new[] { "id", "level", "name", "text" }.Select(part => match.Groups[part].Value));

    [GeneratedRegex(
        @"\[LoggerMessage\(\s*(EventId = )?(?<id>\d+),\s*(Level = )?LogLevel\.(?<level>\w+),\s*(Message = )?""(?<text>.*)""\)\]\s*public static partial void (?<name>\w+)\(",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Event();

    [GeneratedRegex(
        @"^\| (?<id>\d+) \| (?<level>\w+) \| (?<name>\w+) \| (?<text>.*) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex ExplainedEvent();
}
