using System.Text.Json;

namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>What the tool has printed, read as IAM would.</summary>
internal static class Policy
{
    public static async Task<IReadOnlySet<Right>> RightsAsync(params string[] options)
    {
        var rights = new HashSet<Right>();
        foreach (var statement in await StatementsAsync(options))
        {
            Assert.Equal("Allow", statement.GetProperty("Effect").GetString());
            foreach (var resource in statement.GetProperty("Resource").EnumerateArray())
            {
                rights.UnionWith(statement.GetProperty("Action").EnumerateArray()
                    .Select(action => new Right(action.GetString()!, Right.KindOf(resource.GetString()!.Split(':')[^1]))));
            }
        }

        return rights;
    }

    public static async Task<IReadOnlyList<string>> ResourcesAsync(params string[] options) =>
        [.. (await StatementsAsync(options)).SelectMany(statement => statement.GetProperty("Resource").EnumerateArray()).Select(resource => resource.GetString()!)];

    public static void AssertSame(IEnumerable<Right> policy, IEnumerable<Right> seen) => Assert.Equal(Sorted(seen), Sorted(policy));

    private static IEnumerable<string> Sorted(IEnumerable<Right> rights) =>
        rights.Distinct().Select(right => $"{right.Action} on {right.Queue}").Order(StringComparer.Ordinal);

    private static async Task<JsonElement[]> StatementsAsync(string[] options)
    {
        var run = await Tool.RunAsync(["iam", .. options]);
        Assert.Equal(0, run.ExitCode);
        using var document = JsonDocument.Parse(run.StandardOutput);
        Assert.Equal("2012-10-17", document.RootElement.GetProperty("Version").GetString());
        return [.. document.RootElement.GetProperty("Statement").EnumerateArray().Select(statement => statement.Clone())];
    }
}
