namespace Arthropod.Remote.SlowTests.World;

/// <summary>A user's project that is as strict as the SDK lets it be.</summary>
internal static class Consumer
{
    // What a strict project says of the contracts themselves: they are of every kind, and not all of it is good style.
    private const string Meant = """
        #pragma warning disable CA1002, CA1028, CA1030, CA1033, CA1034, CA1040, CA1041, CA1050, CA1051, CA1707, CA1715, CA1716
        #pragma warning disable CA1720, CA1724, CA1814, CA1815, CA1819, CA1822, CA1823, CA2007, CA2227, CS0169, CS0618, CS1574
        #pragma warning disable CS1591, CS1734, CS3001, CS3002, CS3003, CS3008, CS8632

        """;

    private const string Usings = """
        using System;
        using System.Collections.Generic;
        using System.Threading;
        using System.Threading.Tasks;
        using Arthropod.Remote;

        """;

    /// <summary>The contracts of the golden files, and those of Consumer/Everything.cs.</summary>
    public static async Task WriteContractsAsync(string folder, string feed, string version)
    {
        await WriteFeedAsync(folder, feed);
        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <RootNamespace>My.@event.class</RootNamespace>
                <AnalysisLevel>latest-all</AnalysisLevel>
                <EnforceCodeStyleInBuild>true</EnforceCodeStyleInBuild>
                <WarningLevel>9999</WarningLevel>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <WarningsNotAsErrors>CA2200;NU1900;NU1901;NU1902;NU1903;NU1904</WarningsNotAsErrors>
                <GenerateDocumentationFile>true</GenerateDocumentationFile>
                <IsAotCompatible>true</IsAotCompatible>
                <InvariantGlobalization>true</InvariantGlobalization>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Arthropod.Remote.Abstractions" Version="{version}" />
                <Compile Remove="Golden/**" Condition="'$(LangVersion)' == '11'" />
                <AssemblyAttribute Include="System.CLSCompliantAttribute">
                  <_Parameter1>true</_Parameter1>
                  <_Parameter1_TypeName>System.Boolean</_Parameter1_TypeName>
                </AssemblyAttribute>
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "Consumer.cs"), """
            namespace Probe;

            internal static class Thrower
            {
                internal static void Throw(System.Action action)
                {
                    try { action(); }
                    catch (System.InvalidOperationException exception) { throw exception; }
                }
            }
            """);
        var tests = Path.Combine(Repository.Root, "tests");
        var everything = await File.ReadAllTextAsync(Path.Combine(tests, "Arthropod.Remote.SlowTests", "Consumer", "Everything.cs"));
        await File.WriteAllTextAsync(Path.Combine(folder, "Everything.cs"), Meant + everything);
        Directory.CreateDirectory(Path.Combine(folder, "Golden"));
        foreach (var file in Directory.GetFiles(Path.Combine(tests, "Arthropod.Remote.Generators.Tests", "Golden"), "*.cs"))
        {
            // The broken one is not for users.
            if (Path.GetFileName(file) is var name and not "Broken.cs")
            {
                await File.WriteAllTextAsync(Path.Combine(folder, "Golden", name), Meant + Usings + await File.ReadAllTextAsync(file));
            }
        }
    }

    /// <summary>Two mistakes that MessagePack's analyzer knows, and one that it does not.</summary>
    public static async Task WriteMistakesAsync(string folder, string feed, string version, bool withMessagePackAnalyzer)
    {
        await WriteFeedAsync(folder, feed);
        await File.WriteAllTextAsync(Path.Combine(folder, "App.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="Arthropod.Remote" Version="{version}" />
                {(withMessagePackAnalyzer ? """<PackageReference Include="MessagePackAnalyzer" Version="2.5.307" />""" : "")}
              </ItemGroup>
            </Project>
            """);
        await File.WriteAllTextAsync(Path.Combine(folder, "IThing.cs"), Usings + """
            using MessagePack;
            [MessagePackObject] public class Missing { public int A { get; set; } }
            [MessagePackObject] public class Doubled { [Key(0)] public int A { get; set; } [Key(0)] public int B { get; set; } }
            [Union(0, typeof(Cat)), Union(0, typeof(Dog))] public interface IPet { }
            [MessagePackObject] public class Cat : IPet { }
            [MessagePackObject] public class Dog : IPet { }
            [RemoteQueue("q")] public interface IThing { Task A(Missing a, CancellationToken t); Task B(Doubled b, CancellationToken t); Task C(IPet c, CancellationToken t); }
            """);
    }

    private static Task WriteFeedAsync(string folder, string feed) => File.WriteAllTextAsync(Path.Combine(folder, "nuget.config"), $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{feed}" />
          </packageSources>
        </configuration>
        """);
}
