using System.Globalization;
using System.Text.RegularExpressions;

namespace Arthropod.Remote.House.Tests;

/// <summary>docs/how-a-call-travels.md names the types that a call meets, by folder, and says how many there are: held against the files.</summary>
public sealed partial class How_a_call_travels_Tests
{
    private static readonly string Page = Repository.Read("docs", "how-a-call-travels.md");
    private static readonly List<(string Folder, string Type)> Named =
    [
        .. Row().Matches(Page).SelectMany(row => Type().Matches(row.Groups["types"].Value).Select(type => (row.Groups["folder"].Value, type.Groups["name"].Value))),
    ];

    [Fact]
    public void Each_type_that_is_named_is_in_its_folder()
    {
        Assert.NotEmpty(Named);
        Assert.All(Named, named => Assert.True(
            File.Exists(Repository.Folder(["src", .. named.Folder.Split('/'), $"{named.Type}.cs"])), $"src/{named.Folder}/{named.Type}.cs is not there."));
    }

    [Fact]
    public void The_number_is_that_of_the_names() =>
        Assert.Equal(Named.Distinct().Count(), int.Parse(Number().Match(Page).Groups["number"].Value, CultureInfo.InvariantCulture));

    [GeneratedRegex(@"^\| `(?<folder>Arthropod\.Remote[\w./]*)` \| (?<types>.*) \|$", RegexOptions.ExplicitCapture | RegexOptions.Multiline, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`(?<name>\w+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Type();

    [GeneratedRegex(@"meets these (?<number>\d+) types", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5_000)]
    private static partial Regex Number();
}
