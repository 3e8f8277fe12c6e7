using System.Text.RegularExpressions;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>A solution with a project for each rule that has a code fix: the violation that the rule's page shows.</summary>
internal sealed partial class FixablePages
{
    private const string Lock = "arthropod.contracts.lock";

    private readonly string _folder;
    private readonly Dictionary<string, string> _written = [];

    private FixablePages(string folder) => _folder = folder;

    public IReadOnlyCollection<string> Rules => _written.Keys;

    public static async Task<FixablePages> WriteAsync(string folder, string feed, string version)
    {
        var pages = new FixablePages(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed}" />
              </packageSources>
            </configuration>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Directory.Build.props"), """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
            </Project>
            """);
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "docs", "analyzers"), "AR*.md").Order(StringComparer.Ordinal))
        {
            var page = await File.ReadAllTextAsync(file);
            if (page.Contains("\nFix: ", StringComparison.Ordinal))
            {
                await pages.AddAsync(Path.GetFileNameWithoutExtension(file), page, version);
            }
        }

        var projects = pages.Rules.Select(rule => $"""<Project Path="{rule}/{rule}.csproj" />""");
        await File.WriteAllTextAsync(Path.Combine(folder, "Pages.slnx"), $"<Solution>{string.Concat(projects)}</Solution>");
        return pages;
    }

    /// <summary>What the rule looks at, as it is now: the project's source, or its lock.</summary>
    public bool HasChanged(string rule) => File.ReadAllText(FileOf(rule)) != _written[rule];

    public IEnumerable<string> GeneratedBy(string rule) =>
        Directory.EnumerateFiles(Path.Combine(_folder, rule, "obj"), "*.g.cs", SearchOption.AllDirectories);

    private async Task AddAsync(string rule, string page, string version)
    {
        var project = Directory.CreateDirectory(Path.Combine(_folder, rule)).FullName;
        await File.WriteAllTextAsync(Path.Combine(project, $"{rule}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Arthropod.Remote" Version="{version}" />
              </ItemGroup>
            </Project>
            """);
        var source = Path.Combine(project, $"{rule}.cs");
        if (Example(page, "The locked version") is { } locked)
        {
            await File.WriteAllTextAsync(source, locked);
            await Command.SucceedAsync(project, "dotnet", "build", "-t:ArthropodLock");
        }

        await File.WriteAllTextAsync(source, Example(page, "Violation"));
        _written.Add(rule, await File.ReadAllTextAsync(FileOf(rule)));
    }

    private string FileOf(string rule)
    {
        var locked = Path.Combine(_folder, rule, Lock);
        return File.Exists(locked) ? locked : Path.Combine(_folder, rule, $"{rule}.cs");
    }

    private static string? Example(string page, string title) =>
        Examples().Matches(page).FirstOrDefault(match => match.Groups["title"].Value == title) is { } match
            ? "using Arthropod.Remote;\n" + match.Groups["code"].Value
            : null;

    [GeneratedRegex("## (?<title>[^\n]*)\n+```csharp\n(?<code>.*?)```", RegexOptions.ExplicitCapture | RegexOptions.Singleline, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Examples();
}
