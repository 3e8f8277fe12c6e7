namespace Arthropod.Remote.SlowTests.World;

/// <summary>The working copy that these tests were built in. They read it, and write nowhere in it.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>An assembly of this build, in the same configuration as this one.</summary>
    public static string OutputOf(string project)
    {
        var here = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, "tests", project, "bin", here.Parent!.Name, here.Name, $"{project}.dll");
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Arthropod.Remote.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException($"Arthropod.Remote.sln is nowhere above {AppContext.BaseDirectory}.");
    }
}
