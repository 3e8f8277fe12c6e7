using System.Runtime.CompilerServices;

namespace Arthropod.Remote.House.Tests;

/// <summary>The files that this test was compiled from.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", ".."));

    public static string Folder(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>A file's path from the repository's root on, with slashes on every system.</summary>
    public static string RelativePath(string file) => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/');

    public static string Read(params string[] path) => File.ReadAllText(Folder(path));

    /// <summary>The source files below a folder, without what a build writes there.</summary>
    public static IEnumerable<string> SourceFiles(params string[] path) =>
        Directory.EnumerateFiles(Folder(path), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
