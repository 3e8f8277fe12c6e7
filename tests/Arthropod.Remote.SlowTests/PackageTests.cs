using System.Text.Json;
using Arthropod.Remote.SlowTests.World;

namespace Arthropod.Remote.SlowTests;

/// <summary>The packages as users get them.</summary>
[Collection(RepositoryCopy.Collection)]
public sealed class PackageTests(RepositoryCopy copy)
{
    [Fact]
    public async Task A_solution_whose_contracts_reference_only_the_package_for_contracts_builds_without_warning_and_calls()
    {
        var feed = await copy.Packages.GetAsync();
        var scratch = copy.NewFolder("scratch");
        await Scratch.WriteAsync(scratch, feed, copy.Version);

        var build = await Command.SucceedAsync(scratch, "dotnet", "build", "App/App.csproj");
        var run = await Command.SucceedAsync(scratch, "dotnet", "App/bin/Debug/net10.0/App.dll");

        Assert.DoesNotContain("warning", build.Output.Replace("0 Warning(s)", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(
            "AspNetCore", await File.ReadAllTextAsync(Path.Combine(scratch, "App", "bin", "Debug", "net10.0", "App.runtimeconfig.json")), StringComparison.Ordinal);
        Assert.Equal(["progress: 50", "progress: 100", "result: Hello, package! 7", "sum: 42"], run.Lines);
        foreach (var project in new[] { "Contracts", "App" })
        {
            // The compiler was given generator and code fixes exactly once, and the generator ran.
            Assert.Single(build.Lines, line => line.EndsWith($"analyzer of {project}: Arthropod.Remote.Generators", StringComparison.Ordinal));
            Assert.Single(build.Lines, line => line.EndsWith($"analyzer of {project}: Arthropod.Remote.CodeFixes", StringComparison.Ordinal));
            var generated = Path.Combine(scratch, project, "obj", "Debug", "net10.0", "generated");
            Assert.Single(Directory.GetDirectories(generated, "Arthropod.Remote.*"));
        }
    }

    [Fact]
    public async Task A_project_of_contracts_pulls_in_MessagePack_and_nothing_of_hosting_logging_or_AWS()
    {
        var feed = await copy.Packages.GetAsync();
        var scratch = copy.NewFolder("pulled");
        await Scratch.WriteAsync(scratch, feed, copy.Version);
        await Command.SucceedAsync(scratch, "dotnet", "restore", "Contracts");

        var list = await Command.SucceedAsync(
            scratch, "dotnet", "list", "Contracts/Contracts.csproj", "package", "--include-transitive", "--format", "json");

        Assert.Equal(
            ["Arthropod.Remote.Abstractions", "MessagePack", "MessagePack.Annotations", "Microsoft.NET.StringTools"],
            PackagesIn(list.Output).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_locked_contract_refuses_to_build_what_breaks_its_peers_and_takes_in_what_does_not()
    {
        var feed = await copy.Packages.GetAsync();
        var scratch = copy.NewFolder("locked");
        await Scratch.WriteAsync(scratch, feed, copy.Version);
        var contract = Path.Combine(scratch, "Contracts", "IGreeter.cs");
        var locked = Path.Combine(scratch, "Contracts", "arthropod.contracts.lock");
        var original = await File.ReadAllTextAsync(contract);

        await Command.SucceedAsync(scratch, "dotnet", "build", "Contracts", "-t:ArthropodLock");
        await Command.SucceedAsync(scratch, "dotnet", "build", "Contracts");
        var first = await File.ReadAllTextAsync(locked);
        var again = await Command.RunAsync(scratch, "dotnet", "build", "Contracts", "-t:ArthropodLock");
        File.Delete(locked);
        await Command.SucceedAsync(scratch, "dotnet", "build", "App", "-p:ArthropodWritesLock=true");
        var withOthers = await File.ReadAllTextAsync(locked);
        await File.WriteAllTextAsync(contract, original.Replace("string name", "int name", StringComparison.Ordinal));
        var broken = await Command.RunAsync(scratch, "dotnet", "build", "Contracts");
        var refused = await Command.RunAsync(scratch, "dotnet", "build", "Contracts", "-t:ArthropodLock");
        var afterRefusal = await File.ReadAllTextAsync(locked);
        await File.WriteAllTextAsync(contract, original.Replace("progress);", "progress, int times = 1);", StringComparison.Ordinal));
        var unlocked = await Command.RunAsync(scratch, "dotnet", "build", "Contracts");
        await Command.SucceedAsync(scratch, "dotnet", "build", "Contracts", "-t:ArthropodLock");
        await Command.SucceedAsync(scratch, "dotnet", "build", "Contracts");

        Assert.Contains("Contracts -> ", again.Output, StringComparison.Ordinal);
        Assert.Equal(first, withOthers);
        Assert.Contains("adder", await File.ReadAllTextAsync(Path.Combine(scratch, "App", "arthropod.contracts.lock")), StringComparison.Ordinal);
        Assert.Contains("workers of the previous version read the 1st argument as string", broken.Output, StringComparison.Ordinal);
        Assert.Contains("AR0305", refused.Output, StringComparison.Ordinal);
        Assert.Equal(first, afterRefusal);
        Assert.Contains("AR0302", unlocked.Output, StringComparison.Ordinal);
        Assert.Contains("argument 2 times int optional", await File.ReadAllTextAsync(locked), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_project_with_several_target_frameworks_has_one_lock()
    {
        var feed = await copy.Packages.GetAsync();
        var scratch = copy.NewFolder("targets");
        await Scratch.WriteAsync(scratch, feed, copy.Version);
        var project = Path.Combine(scratch, "Contracts", "Contracts.csproj");
        var text = await File.ReadAllTextAsync(project);
        await File.WriteAllTextAsync(project, text.Replace(
            "<ItemGroup>",
            "<PropertyGroup><TargetFramework /><TargetFrameworks> net10.0; </TargetFrameworks></PropertyGroup><ItemGroup>",
            StringComparison.Ordinal));

        var build = await Command.SucceedAsync(scratch, "dotnet", "build", "Contracts", "-t:ArthropodLock");
        await Command.SucceedAsync(scratch, "dotnet", "build", "Contracts");

        Assert.Single(build.Lines, line => line.Contains("Contracts -> ", StringComparison.Ordinal) && line.EndsWith("arthropod.contracts.lock", StringComparison.Ordinal));
        Assert.Contains("contract greeter", await File.ReadAllTextAsync(Path.Combine(scratch, "Contracts", "arthropod.contracts.lock")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Each_package_has_its_readme_its_documentation_and_symbols_that_lead_to_the_sources()
    {
        var feed = await copy.Packages.GetAsync();

        foreach (var package in PackageFeed.Libraries)
        {
            var files = await Package.FilesAsync(Path.Combine(feed, $"{package}.{copy.Version}.nupkg"));
            Assert.Contains("README.md", files);
            Assert.Contains($"lib/net10.0/{package}.dll", files);
            Assert.Contains($"lib/net10.0/{package}.xml", files);
            var sourceLink = await Package.SourceLinkAsync(
                Path.Combine(feed, $"{package}.{copy.Version}.snupkg"), $"lib/net10.0/{package}.pdb");
            Assert.Contains("https://raw.githubusercontent.com/arthropod/arthropod-remote/", sourceLink, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_package_for_contracts_brings_generator_and_code_fixes_once()
    {
        var feed = await copy.Packages.GetAsync();

        var files = await Package.FilesAsync(Path.Combine(feed, $"Arthropod.Remote.Abstractions.{copy.Version}.nupkg"));

        Assert.Contains("buildTransitive/Arthropod.Remote.Abstractions.targets", files);
        Assert.Single(files, file => file.EndsWith("/Arthropod.Remote.Generators.dll", StringComparison.Ordinal));
        Assert.Single(files, file => file.EndsWith("/Arthropod.Remote.CodeFixes.dll", StringComparison.Ordinal));
        Assert.DoesNotContain(files, file => file.StartsWith("analyzers/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_tool_installs_and_runs()
    {
        var feed = await copy.Packages.GetAsync();
        var tools = copy.NewFolder("tools");
        await Command.SucceedAsync(
            tools, "dotnet", "tool", "install", "Arthropod.Remote.Cli", "--tool-path", tools, "--add-source", feed, "--version", copy.Version);
        var arthropod = Path.Combine(tools, "arthropod");

        var help = await Command.SucceedAsync(tools, arthropod, "iam", "--help");
        var policy = await Command.SucceedAsync(tools, arthropod, "iam", "--caller", "--prefix", "shop-");
        await using var local = PeerProcess.Run(arthropod, ["local", "--port", "0"]);
        var url = await local.SaysAsync("listening on");
        await local.TerminateAsync();

        Assert.Contains("--worker", help.Output, StringComparison.Ordinal);
        Assert.Contains("sqs:SendMessage", policy.Output, StringComparison.Ordinal);
        Assert.StartsWith("http://127.0.0.1:", url, StringComparison.Ordinal);
        Assert.Equal(0, await local.EndsAsync());
    }

    private static IEnumerable<string?> PackagesIn(string list)
    {
        using var document = JsonDocument.Parse(list);
        var framework = document.RootElement.GetProperty("projects")[0].GetProperty("frameworks")[0];
        return
        [
            .. from kind in new[] { "topLevelPackages", "transitivePackages" }
               from package in framework.GetProperty(kind).EnumerateArray()
               select package.GetProperty("id").GetString(),
        ];
    }
}
