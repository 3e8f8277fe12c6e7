namespace Arthropod.Remote.SlowTests.World;

/// <summary>The packages, packed once from the copy.</summary>
/// <param name="copy">The copy.</param>
internal sealed class PackageFeed(RepositoryCopy copy)
{
    public static readonly string[] Libraries =
    [
        "Arthropod.Remote.Abstractions",
        "Arthropod.Remote",
        "Arthropod.Remote.Sqs",
        "Arthropod.Remote.LocalSqs",
        "Arthropod.Remote.LocalSqs.Http",
        "Arthropod.Remote.Local",
        "Arthropod.Remote.Sqlite",
    ];

    private const string Tool = "Arthropod.Remote.Cli";

    private Task<string>? _packing;

    /// <summary>The folder with the packages and their symbols. The tests that ask run one after the other.</summary>
    public Task<string> GetAsync() => _packing ??= PackAsync();

    private async Task<string> PackAsync()
    {
        var feed = copy.NewFolder("feed");
        foreach (var project in Libraries.Append(Tool))
        {
            var packed = await Command.SucceedAsync(
                copy.Root, "dotnet", "pack", $"src/{project}/{project}.csproj", "--output", feed, $"-p:Version={copy.Version}");
            Assert.DoesNotContain("warning", packed.Output, StringComparison.OrdinalIgnoreCase);
        }

        return feed;
    }
}
