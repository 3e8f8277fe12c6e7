using Arthropod.Remote.SlowTests.World;

namespace Arthropod.Remote.SlowTests;

/// <summary>The build says where contracts are declared and the generator did not run (AR0401).</summary>
[Collection(RepositoryCopy.Collection)]
public sealed class GeneratorMissingTests(RepositoryCopy copy)
{
    private const string Contract = "[RemoteQueue(\"q\")] public interface IThing { Task A(); }";

    [Theory]
    [InlineData("C#", "", Contract, true)]
    [InlineData("C#", "tools/Arthropod.Remote.Generators.dll", Contract, false)]
    [InlineData("C#", "", "public interface IThing { }", false)]
    [InlineData("F#", "tools/Arthropod.Remote.Generators.dll", "[<RemoteQueue(\"q\")>] type IThing = abstract A : unit -> Task", true)]
    public async Task Is_a_warning_at_the_file_of_the_contract(string language, string analyzer, string source, bool warns)
    {
        var folder = copy.NewFolder("missing");
        var targets = Path.Combine(Repository.Root, "src", "Arthropod.Remote.Abstractions", "buildTransitive", "Arthropod.Remote.Abstractions.targets");
        await File.WriteAllTextAsync(Path.Combine(folder, "IThing.source"), source);
        await File.WriteAllTextAsync(Path.Combine(folder, "Other.source"), "// nothing");
        await File.WriteAllTextAsync(Path.Combine(folder, "App.proj"), $"""
            <Project>
              <PropertyGroup>
                <Language>{language}</Language>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="*.source" />
                <Analyzer Include="other.dll;{analyzer}" />
              </ItemGroup>
              <Target Name="CoreCompile" />
              <Import Project="{targets}" />
            </Project>
            """);

        var build = await Command.SucceedAsync(folder, "dotnet", "msbuild", "App.proj", "-t:CoreCompile", "-nologo");

        var warnings = build.Lines.Where(line => line.Contains("AR0401", StringComparison.Ordinal)).ToList();
        Assert.Equal(warns ? 1 : 0, warnings.Count);
        Assert.All(warnings, warning => Assert.StartsWith(Path.Combine(folder, "IThing.source"), warning, StringComparison.Ordinal));
    }
}
