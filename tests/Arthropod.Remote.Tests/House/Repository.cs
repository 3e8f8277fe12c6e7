using System.Runtime.CompilerServices;

namespace Arthropod.Remote.Tests.House;

/// <summary>The files that this test was compiled from.</summary>
internal static class Repository
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(ThisFile())!, "..", "..", ".."));

    public static string Folder(params string[] path) => Path.Combine([Root, .. path]);

    public static string Read(params string[] path) => File.ReadAllText(Folder(path));

    /// <summary>The source files below a folder, without what a build writes there.</summary>
    public static IEnumerable<string> SourceFiles(params string[] path) =>
        Directory.EnumerateFiles(Folder(path), "*.cs", SearchOption.AllDirectories)
            .Where(file => !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
