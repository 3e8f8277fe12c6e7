using Arthropod.Remote.SlowTests.World;
using Arthropod.Remote.Tests.Shared;

namespace Arthropod.Remote.SlowTests;

/// <summary>A caller and a worker compiled to native code.</summary>
[Collection(RepositoryCopy.Collection)]
public sealed class NativeAotTests(RepositoryCopy copy)
{
    [NeedsFact("gcc", "--version")]
    public async Task The_native_sample_is_published_without_a_warning_and_gets_progress_and_result()
    {
        var native = copy.NewFolder("native");

        var publish = await Command.SucceedAsync(
            copy.Root, "dotnet", "publish", "samples/AotClient/AotClient.csproj",
            "--configuration", "Release", "--runtime", "linux-x64", "--output", native, $"-p:Version={copy.Version}");
        var run = await Command.SucceedAsync(native, Path.Combine(native, "AotClient"));

        Assert.DoesNotContain("warning", publish.Output, StringComparison.OrdinalIgnoreCase);
        Assert.False(File.Exists(Path.Combine(native, "AotClient.dll")), "It was not compiled to native code.");
        Assert.Equal(["progress: 1 of 3", "progress: 2 of 3", "progress: 3 of 3"], run.Lines[..3]);
        Assert.StartsWith("result: ", run.Lines[3], StringComparison.Ordinal);
    }
}
