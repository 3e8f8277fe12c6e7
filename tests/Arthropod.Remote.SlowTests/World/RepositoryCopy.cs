using System.Globalization;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>
/// What a stranger gets who clones the repository: its tracked files, as they are now, in a folder of their own, with a
/// history and a remote. Builds of it leave the repository's own obj and bin alone.
/// </summary>
public sealed class RepositoryCopy : IAsyncLifetime
{
    /// <summary>One for all tests that need it: it is built once.</summary>
    public const string Collection = "Repository copy";

    public RepositoryCopy() => Packages = new PackageFeed(this);

    internal PackageFeed Packages { get; }

    /// <summary>A version that no package has had before, so that no cache can answer for it.</summary>
    public string Version { get; } = string.Create(CultureInfo.InvariantCulture, $"0.1.0-test.g{Guid.NewGuid().ToString("N")[..12]}");

    /// <summary>Everything below is deleted in the end.</summary>
    public string Folder { get; } = Directory.CreateTempSubdirectory("arthropod-copy-").FullName;

    public string Root => Path.Combine(Folder, "clone");

    /// <summary>Makes a folder beside the copy.</summary>
    public string NewFolder(string name) => Directory.CreateDirectory(Path.Combine(Folder, name)).FullName;

    public async Task InitializeAsync()
    {
        var tracked = await Command.SucceedAsync(Repository.Root, "git", "ls-files", "-z");
        foreach (var path in tracked.Output.Split('\0', StringSplitOptions.RemoveEmptyEntries))
        {
            var source = Path.Combine(Repository.Root, path);
            var target = Path.Combine(Root, path);
            if (File.Exists(source))
            {
                Directory.CreateDirectory(Path.GetDirectoryName(target)!);
                File.Copy(source, target);
            }
        }

        // SourceLink says where the sources are by the remote and the commit.
        await GitAsync("init", "--quiet");
        await GitAsync("add", "--all");
        await GitAsync("-c", "user.name=test", "-c", "user.email=test@localhost", "commit", "--quiet", "--message", "copy");
        await GitAsync("remote", "add", "origin", "https://github.com/arthropod/arthropod-remote.git");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);

        // Nobody will ever ask for this version again.
        var packages = Environment.GetEnvironmentVariable("NUGET_PACKAGES") is { Length: > 0 } elsewhere
            ? elsewhere
            : Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".nuget", "packages");
        foreach (var package in Directory.Exists(packages) ? Directory.GetDirectories(packages, "arthropod.remote*") : [])
        {
            var version = Path.Combine(package, Version);
            if (Directory.Exists(version))
            {
                Directory.Delete(version, recursive: true);
            }

            if (!Directory.EnumerateFileSystemEntries(package).Any())
            {
                Directory.Delete(package);
            }
        }

        return Task.CompletedTask;
    }

    private async Task GitAsync(params string[] arguments) => await Command.SucceedAsync(Root, "git", arguments);
}
