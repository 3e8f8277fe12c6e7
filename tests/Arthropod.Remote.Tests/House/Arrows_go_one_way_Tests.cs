using System.Text.RegularExpressions;

namespace Arthropod.Remote.Tests.House;

/// <summary>Which folder of the library may use which: the picture that the design draws, held against the code.</summary>
public sealed partial class Arrows_go_one_way_Tests
{
    // A folder may use those that stand in its row. What stands in no row is used by nobody but the container.
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Contracts"] = [],
        ["Telemetry"] = [],
        ["Scheduling"] = [],
        ["Serialization"] = ["Contracts"],
        ["Idempotency"] = [],
        ["Invocation"] = ["Contracts", "Serialization"],
        ["Policies"] = ["Contracts", "Invocation"],
        ["Transport"] = ["Contracts", "Scheduling"],
        ["Wire"] = ["Contracts", "Serialization"],
        ["Inbox"] = ["Contracts", "Scheduling", "Telemetry", "Transport", "Wire"],
        ["Client"] = ["Contracts", "Inbox", "Invocation", "Policies", "Scheduling", "Serialization", "Telemetry", "Transport", "Wire"],
        ["Server"] = ["Contracts", "Idempotency", "Invocation", "Policies", "Scheduling", "Serialization", "Telemetry", "Transport", "Wire"],
        ["Hosting"] =
        [
            "Client", "Contracts", "Idempotency", "Inbox", "Invocation", "Policies", "Scheduling", "Serialization", "Server", "Telemetry", "Transport", "Wire",
        ],
    };

    [Fact]
    public void A_folder_uses_only_what_the_design_says()
    {
        var wrong =
            from file in SourceFiles()
            let folder = FolderOf(file)
            from used in UsedFolders(file)
            where used != folder && !Allowed[folder].Contains(used)
            select $"{folder} uses {used}, in {Path.GetFileName(file)}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Nobody_above_the_transport_says_SQS_in_code()
    {
        var wrong =
            from file in SourceFiles()
            from line in File.ReadLines(file)
            let code = line.Split("//")[0]
            where AwsNamespace().IsMatch(code)
            select $"{Path.GetFileName(file)}: {line.Trim()}";

        Assert.Empty(wrong);
    }

    [Fact]
    public void Every_folder_has_its_row() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), SourceFiles().Select(FolderOf).Distinct().Order(StringComparer.Ordinal));

    private static IEnumerable<string> UsedFolders(string file) =>
        NamespaceOfOurs().Matches(File.ReadAllText(file)).Select(match => match.Groups["folder"].Value).Where(Allowed.ContainsKey).Distinct();

    private static IEnumerable<string> SourceFiles() => Repository.SourceFiles("src", "Arthropod.Remote");

    private static string FolderOf(string file) => Path.GetRelativePath(Repository.Folder("src", "Arthropod.Remote"), file).Split(Path.DirectorySeparatorChar)[0];

    [GeneratedRegex(@"^using (static )?Arthropod\.Remote\.(?<folder>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NamespaceOfOurs();

    [GeneratedRegex(@"\bAmazon\.|\bIAmazonSQS\b", RegexOptions.None, 1000)]
    private static partial Regex AwsNamespace();
}
