using System.Collections.Immutable;
using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.Generators.Tests.World;

/// <summary>C# text, compiled in memory as a user's project would be.</summary>
internal static class Source
{
    private const string TokenSuggestion = "AR0119";

    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Arthropod.Remote;
        """;

    public static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All,
        MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(RemoteClient).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(MessagePackWriter).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location),
    ];

    public static CSharpParseOptions ParseOptions(LanguageVersion version = LanguageVersion.CSharp13) =>
        new(version, DocumentationMode.Diagnose);

    public static SyntaxTree Parse(string text, string path = "Source.cs", LanguageVersion version = LanguageVersion.CSharp13) =>
        CSharpSyntaxTree.ParseText(text, ParseOptions(version), path);

    public static CSharpCompilation Compile(params string[] texts) => Compile("App", LanguageVersion.CSharp13, texts);

    public static CSharpCompilation Compile(string assemblyName, LanguageVersion version, params string[] texts) => CSharpCompilation.Create(
        assemblyName,
        [Parse(Usings, "Usings.cs", version), .. texts.Select((text, index) => Parse(text, $"Source{index}.cs", version))],
        References,
        new CSharpCompilationOptions(
            OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            warningLevel: 9999,
            nullableContextOptions: NullableContextOptions.Enable,
            // As the SDK does: assemblies built for an older .NET are no news.
            specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)],
            concurrentBuild: false));

    public static CSharpGeneratorDriver Driver(LanguageVersion version = LanguageVersion.CSharp13) => CSharpGeneratorDriver.Create(
        [new RemoteGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions(version),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Runs the generator and returns the compilation with what it made.</summary>
    public static Compilation Generate(CSharpCompilation compilation)
    {
        Driver(compilation.LanguageVersion).RunGeneratorsAndUpdateCompilation(compilation, out var output, out var diagnostics);
        Assert.Empty(diagnostics);
        return output;
    }

    /// <summary>The generated files by name.</summary>
    public static IReadOnlyDictionary<string, string> Files(CSharpCompilation compilation) => Driver(compilation.LanguageVersion)
        .RunGenerators(compilation).GetRunResult().Results.Single().GeneratedSources
        .ToDictionary(source => source.HintName, source => source.SourceText.ToString());

    /// <summary>What the compiler finds wrong: errors, and warnings about what is generated. One line each.</summary>
    public static string Complaints(Compilation compilation) => string.Join('\n', compilation.GetDiagnostics()
        .Where(found => found.Severity == DiagnosticSeverity.Error || (found.Severity == DiagnosticSeverity.Warning && IsGenerated(found))));

    /// <summary>What our analyzers find wrong with a project; but few contracts of the tests take a token.</summary>
    public static async Task<ImmutableArray<Diagnostic>> AnalyzeAsync(Compilation compilation, params (string Name, string Value)[] properties) =>
        [.. (await AnalyzeAllAsync(compilation, properties)).Where(found => found.Id != TokenSuggestion)];

    /// <summary>What our analyzers would have better.</summary>
    public static async Task<ImmutableArray<Diagnostic>> SuggestAsync(Compilation compilation) =>
        [.. (await AnalyzeAllAsync(compilation)).Where(found => found.Severity == DiagnosticSeverity.Info)];

    private static Task<ImmutableArray<Diagnostic>> AnalyzeAllAsync(
        Compilation compilation, params (string Name, string Value)[] properties) => compilation
        .WithAnalyzers(
            [new ContractAnalyzer(), new ClosedContractAnalyzer(), new QueueAnalyzer(), new UseAnalyzer(), new ValueAnalyzer()],
            new AnalyzerOptions([], new BuildProperties(properties)))
        .GetAnalyzerDiagnosticsAsync();

    private static bool IsGenerated(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree?.FilePath.EndsWith(".g.cs", StringComparison.Ordinal) == true;
}
