using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;

namespace Arthropod.Remote.CodeFixes.Tests;

public sealed class LockFixTests
{
    private const string File = "arthropod.contracts.lock";

    private const string Header = """
        # What the contracts of this project look like to callers and workers that are already running.
        # Check this file in: the build compares the contracts with it and refuses what would break those peers.
        # It is written by 'dotnet build -t:ArthropodLock'. What may change, and how: docs/contract-evolution.md.

        """;

    private const string Old = Header + """
        version 1

        contract q IThing
          method Count
            argument 1 from int
            result int

        """;

    private const string New = Header + """
        version 1

        contract q IThing
          method Count
            argument 1 from int
            argument 2 to int optional
            result int

        """;

    private const string Source = """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface {|AR0302:IThing|}
        {
            Task<int> Count(int from, int to = 3);
        }
        """;

    private static readonly string Fixed = Source.Replace("{|AR0302:IThing|}", "IThing", StringComparison.Ordinal);

    [Fact]
    public Task A_compatible_change_is_taken_into_the_lock() => Test().RunAsync();

    [Theory]
    [InlineData("")]
    [InlineData("version 2\n")]
    [InlineData("<<<<<<< HEAD\n" + Old + "=======\n" + New + ">>>>>>> branch\n")]
    public Task A_lock_that_cannot_be_read_is_not_written_over(string locked)
    {
        var test = new CSharpCodeFixTest<LockAnalyzer, LockFix, DefaultVerifier> { TestCode = Fixed, ReferenceAssemblies = new ReferenceAssemblies("net10.0") };
        test.TestState.AdditionalReferences.AddRange(References);
        test.TestState.AdditionalFiles.Add((File, locked));
        test.TestState.ExpectedDiagnostics.Add(Unreadable(locked));
        test.FixedState.AdditionalFiles.Add((File, locked));
        test.FixedState.ExpectedDiagnostics.Add(Unreadable(locked));
        return test.RunAsync();
    }

    private static DiagnosticResult Unreadable(string locked) =>
        DiagnosticResult.CompilerError("AR0301").WithSpan(File, 1, 1, 1, locked.Split('\n')[0].Length + 1).WithOptions(DiagnosticOptions.IgnoreAdditionalLocations).WithMessage(null);

    [Fact]
    public async Task Nor_one_that_was_changed_since_it_was_reported()
    {
        using var workspace = new AdhocWorkspace();
        var project = workspace.AddProject("App", LanguageNames.CSharp).AddMetadataReferences(References).AddDocument("Source.cs", Fixed).Project
            .AddAdditionalDocument(File, "<<<<<<< HEAD\n" + Old, filePath: "/project/" + File).Project;

        var fixedOne = await LockFix.FixAsync(project, CancellationToken.None);

        Assert.Equal("<<<<<<< HEAD\n" + Old, (await fixedOne.GetProject(project.Id)!.AdditionalDocuments.Single().GetTextAsync()).ToString());
    }

    [Fact]
    public Task All_projects_of_a_solution_take_theirs()
    {
        var test = Test();
        Add(test.TestState, "/0/Other.cs", Source, Old);
        Add(test.FixedState, "/0/Other.cs", Fixed, New);

        // One project after the other, or all of them at once.
        test.NumberOfIncrementalIterations = 2;
        test.NumberOfFixAllInDocumentIterations = 2;
        test.NumberOfFixAllInProjectIterations = 2;
        return test.RunAsync();
    }

    private static void Add(SolutionState state, string file, string source, string locked)
    {
        var project = state.AdditionalProjects["Other"];
        project.Sources.Add((file, source));
        project.AdditionalFiles.Add((File, locked));
        project.AdditionalReferences.AddRange(References);
    }

    private static CSharpCodeFixTest<LockAnalyzer, LockFix, DefaultVerifier> Test()
    {
        var test = new CSharpCodeFixTest<LockAnalyzer, LockFix, DefaultVerifier>
        {
            TestCode = Source,
            FixedCode = Fixed,

            // An empty set, since the real one is already here: no test downloads anything.
            ReferenceAssemblies = new ReferenceAssemblies("net10.0"),
        };
        test.TestState.AdditionalReferences.AddRange(References);
        test.TestState.AdditionalFiles.Add((File, Old));
        test.FixedState.AdditionalFiles.Add((File, New));
        return test;
    }

    private static IEnumerable<MetadataReference> References =>
        [.. Net100.References.All, MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location)];
}
