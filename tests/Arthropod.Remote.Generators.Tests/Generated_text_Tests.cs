using System.Runtime.CompilerServices;
using Arthropod.Remote.Generators.Tests.World;

namespace Arthropod.Remote.Generators.Tests;

/// <summary>
/// The text that is generated, so that a change of it is seen in review. After a change that is meant, run the tests
/// once with <c>ARTHROPOD_UPDATE_GOLDEN=1</c> and look at the difference.
/// </summary>
public sealed class Generated_text_Tests
{
    private static readonly string Golden = Path.Combine(Path.GetDirectoryName(ThisFile())!, "Golden");

    /// <summary>A contract lies beside its text. The slow tests build them all in a user's project.</summary>
    public static TheoryData<string> Names =>
        [.. Directory.EnumerateFiles(Golden, "*.cs").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Is_as_it_was(string name)
    {
        var source = File.ReadAllText(Path.Combine(Golden, name + ".cs")).ReplaceLineEndings("\n").TrimEnd('\n');
        var files = Source.Files(Source.Compile(source)).OrderBy(file => file.Key, StringComparer.Ordinal);
        var text = string.Concat(files.Select(file => $"======== {file.Key}\n{file.Value}\n"));
        var path = Path.Combine(Golden, name + ".txt");
        if (Environment.GetEnvironmentVariable("ARTHROPOD_UPDATE_GOLDEN") == "1")
        {
            File.WriteAllText(path, text);
        }

        Assert.Equal(File.ReadAllText(path), text, ignoreLineEndingDifferences: true);
    }

    private static string ThisFile([CallerFilePath] string path = "") => path;
}
