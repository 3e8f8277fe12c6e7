using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.House.Tests;

/// <summary>Which folder of the library may use which: the picture that the design draws, held against the code.</summary>
public sealed partial class Arrows_go_one_way_Tests
{
    // A folder may use those that stand in its row. What stands in no row is used by nobody but the container.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Telemetry"] = [],
        ["Scheduling"] = [],
        ["Steps"] = ["Contracts", "Invocation"],
        ["Serialization"] = ["Contracts"],
        ["Idempotency"] = [],
        ["Policies"] = ["Contracts", "Invocation", "Steps"],
        ["Lanes"] = ["Contracts", "Scheduling", "Transport", "Wire"],
        ["Invocation"] = ["Contracts", "Serialization"],
        ["Transport"] = ["Contracts", "Scheduling"],
        ["Wire"] = ["Contracts", "Serialization"],
        ["Inbox"] = ["Contracts", "Lanes", "Scheduling", "Telemetry", "Transport", "Wire"],
        ["Client"] = ["Contracts", "Inbox", "Invocation", "Lanes", "Policies", "Scheduling", "Serialization", "Steps", "Telemetry", "Transport", "Wire"],
        ["Server"] = ["Contracts", "Idempotency", "Invocation", "Lanes", "Policies", "Scheduling", "Serialization", "Steps", "Telemetry", "Transport", "Wire"],
        ["Hosting"] =
        [
            "Client", "Contracts", "Idempotency", "Inbox", "Invocation", "Lanes", "Policies", "Scheduling", "Serialization", "Server", "Steps", "Telemetry", "Transport", "Wire",
        ],
    };

    // The projects whose folders the rows above are.
    private static readonly string[] Projects = ["Arthropod.Remote", "Arthropod.Remote.Abstractions"];

    [Fact]
    public void A_folder_uses_only_what_the_design_says()
    {
        var wrong =
            from use in Sources.Uses
            where RowOf(use.From) is { } row && RowOf(use.To) is { } used && used != row && !Allowed[row].Contains(used)
            select use;

        AssertNone(wrong);
    }

    [Fact]
    public void No_folder_of_a_project_is_in_a_circle() =>
        AssertNone(Circle.FindIn(Sources.Uses));

    [Fact]
    public void Nobody_above_the_transport_says_SQS()
    {
        var wrong =
            from tree in Sources.Files
            where RowOf(tree.FilePath) is not null
            from token in tree.GetRoot().DescendantTokens()
            where Sqs().IsMatch(token.Text)
            select $"{tree.FilePath}: {token.Text}";

        AssertNone(wrong);
    }

    [Fact]
    public void Every_name_is_understood()
    {
        const string HasNoImplementation = "CS8795";

        var wrong =
            from program in Sources.Programs
            from error in program.GetDiagnostics()
            where error.Severity == DiagnosticSeverity.Error && error.Location.IsInSource
            // A source generator writes the other half.
            where error.Id != HasNoImplementation
            select error;

        AssertNone(wrong);
    }

    [Fact]
    public void Every_folder_has_its_row() =>
        Assert.Equal(
            Allowed.Keys.Order(StringComparer.Ordinal),
            Sources.Files.Select(tree => RowOf(tree.FilePath)).OfType<string>().Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    private static void AssertNone<T>(IEnumerable<T> wrong)
    {
        var lines = wrong.Select(one => $"{one}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        Assert.True(lines.Count == 0, string.Join(Environment.NewLine, lines));
    }

    private static string? RowOf(string file) =>
        file.Split('/') is ["src", var project, var folder, _, ..] && Projects.Contains(project) ? folder : null;

    // In names and in texts; a comment may say why something is as it is. The extension method may be named: without it nothing works.
    [GeneratedRegex(@"SQS|Amazon|AWS|\bsqs\b|\barthropod iam\b", RegexOptions.None, 1000)]
    private static partial Regex Sqs();
}
