namespace Arthropod.Remote.SlowTests.World;

/// <summary>
/// A user's own solution: Contracts references the package that is for contracts, and App the project Contracts and an
/// embedded queue. App has a contract of its own, too, so that the generator has to run in both.
/// </summary>
internal static class Scratch
{
    public static async Task WriteAsync(string folder, string feed, string version)
    {
        foreach (var (path, text) in Files(feed, version))
        {
            var target = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            await File.WriteAllTextAsync(target, text);
        }
    }

    private static IEnumerable<(string Path, string Text)> Files(string feed, string version) =>
    [
        ("nuget.config", $"""
            <configuration>
              <packageSources>
                <add key="packed" value="{feed}" />
              </packageSources>
            </configuration>
            """),
        ("Directory.Build.props", """
            <Project>
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <WarningsNotAsErrors>NU1900;NU1901;NU1902;NU1903;NU1904</WarningsNotAsErrors>
              </PropertyGroup>
            </Project>
            """),
        ("Directory.Build.targets", """
            <Project>
              <Target Name="TellAnalyzers" AfterTargets="CoreCompile">
                <Message Importance="high" Text="analyzer of $(MSBuildProjectName): %(Analyzer.Filename)" />
              </Target>
            </Project>
            """),
        ("Contracts/Contracts.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <ItemGroup>
                <PackageReference Include="Arthropod.Remote.Abstractions" Version="{version}" />
              </ItemGroup>
            </Project>
            """),
        ("Contracts/IGreeter.cs", """
            using Arthropod.Remote;

            namespace Contracts;

            public sealed record Greeting(string Text, int Length);

            [RemoteQueue("greeter")]
            public interface IGreeter
            {
                Task<Greeting> Greet(string name, IProgress<int> progress);
            }
            """),
        ("App/App.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <OutputType>Exe</OutputType>
              </PropertyGroup>
              <ItemGroup>
                <ProjectReference Include="../Contracts/Contracts.csproj" />
                <PackageReference Include="Arthropod.Remote.Local" Version="{version}" />
                <PackageReference Include="Microsoft.Extensions.Hosting" Version="10.0.14" />
              </ItemGroup>
            </Project>
            """),
        ("App/Program.cs", """
            using Arthropod.Remote;
            using Contracts;
            using Microsoft.Extensions.DependencyInjection;
            using Microsoft.Extensions.Hosting;

            var builder = Host.CreateEmptyApplicationBuilder(null);
            builder.Services.AddArthropod(remote => remote.UseLocal()
                .AddClient<IGreeter>().AddServer<IGreeter, Greeter>()
                .AddClient<IAdder>().AddServer<IAdder, Adder>());
            using var host = builder.Build();
            await host.StartAsync();
            var greeting = await host.Services.GetRequiredService<IGreeter>()
                .Greet("package", new InlineProgress<int>(percent => Console.WriteLine($"progress: {percent}")));
            Console.WriteLine($"result: {greeting.Text} {greeting.Length}");
            Console.WriteLine($"sum: {await host.Services.GetRequiredService<IAdder>().Add(19, 23)}");
            await host.StopAsync();

            internal sealed class Greeter : IGreeter
            {
                public Task<Greeting> Greet(string name, IProgress<int> progress)
                {
                    progress.Report(50);
                    progress.Report(100);
                    return Task.FromResult(new Greeting($"Hello, {name}!", name.Length));
                }
            }

            [RemoteQueue("adder")]
            internal interface IAdder
            {
                Task<int> Add(int left, int right);
            }

            internal sealed class Adder : IAdder
            {
                public Task<int> Add(int left, int right) => Task.FromResult(left + right);
            }
            """),
    ];
}
