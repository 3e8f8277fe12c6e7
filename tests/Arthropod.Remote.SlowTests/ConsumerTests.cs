using System.Text.RegularExpressions;
using Arthropod.Remote.SlowTests.World;

namespace Arthropod.Remote.SlowTests;

/// <summary>A user's project under every analyzer of the SDK, and under that of MessagePack.</summary>
[Collection(RepositoryCopy.Collection)]
public sealed partial class ConsumerTests(RepositoryCopy copy)
{
    [Theory]
    [InlineData("-p:LangVersion=latest")]
    [InlineData("-p:LangVersion=11")]
    [InlineData("-p:Nullable=disable", "-p:CheckForOverflowUnderflow=true", "-p:ImplicitUsings=enable", "-p:Features=strict")]
    public async Task What_is_generated_draws_no_warning_at_all(params string[] settings)
    {
        var folder = copy.NewFolder($"consumer{settings[0].GetHashCode(StringComparison.Ordinal):x}");
        await Consumer.WriteContractsAsync(folder, await copy.Packages.GetAsync(), copy.Version);

        var build = await Command.SucceedAsync(folder, "dotnet", ["build", .. settings]);

        // What is wrong on purpose is found, so the analyzers have run; and it is all that is found.
        Assert.Equal(["Consumer.cs CA2200"], Found(build));
        var generated = Directory.GetFiles(folder, "*.g.cs", SearchOption.AllDirectories);
        Assert.Contains(generated, file => file.Contains("Deep.IEverything.Contract", StringComparison.Ordinal));
        Assert.Contains(generated, file => file.Contains("Oblivious.IOblivious.Contract", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(false, "IThing.cs AR0211", "IThing.cs AR0212", "IThing.cs AR0222")]
    [InlineData(true, "IThing.cs AR0222", "IThing.cs MsgPack004", "IThing.cs MsgPack005")]
    public async Task A_mistake_with_keys_is_said_once_whether_MessagePacks_own_analyzer_is_there_or_not(bool isThere, params string[] expected)
    {
        var folder = copy.NewFolder($"keys{isThere}");
        await Consumer.WriteMistakesAsync(folder, await copy.Packages.GetAsync(), copy.Version, isThere);

        var build = await Command.RunAsync(folder, "dotnet", "build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Equal(expected, Found(build));
    }

    // The build says everything twice: as it goes, and in the end.
    private static IEnumerable<string> Found(CommandResult build) => build.Lines
        .Where(line => !line.Contains(" NU19", StringComparison.Ordinal))
        .Select(line => Complaint().Match(line))
        .Where(match => match.Success)
        .DistinctBy(match => match.Value)
        .Select(match => $"{match.Groups["file"].Value} {match.Groups["id"].Value}")
        .Order(StringComparer.Ordinal);

    [GeneratedRegex(@"(?<file>[^/]*?)(\(\d+,\d+\))?\s?: (error|warning) (?<id>\w+):.*", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Complaint();
}
