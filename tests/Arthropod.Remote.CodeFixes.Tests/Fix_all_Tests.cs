using System.Collections.Immutable;
using Arthropod.Remote.Generators.Diagnostics;
using Basic.Reference.Assemblies;
using MessagePack;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Arthropod.Remote.CodeFixes.Tests;

/// <summary>
/// <c>dotnet format</c> asks a fix about the first diagnostic that it has, which need not be one of the fix's own, and
/// then wants all of a solution fixed in the way that it was told: in none, perhaps.
/// </summary>
public sealed class Fix_all_Tests
{
    private const string Text = """
        using System.Threading.Tasks;
        using Arthropod.Remote;

        [RemoteQueue("q")]
        public interface IThing
        {
            int Count();

            Task Encode(Clip clip);
        }

        public class Clip
        {
            public int Size { get; set; }

            public int Length { get; }
        }
        """;

    [Fact]
    public async Task A_fix_offers_nothing_for_what_is_not_its_own()
    {
        var document = Open();
        var foreign = (await DiagnosticsAsync(document)).First(diagnostic => diagnostic.Id == "AR0104");
        var offered = new List<CodeAction>();

        await new UnsettablePropertyFix().RegisterCodeFixesAsync(
            new CodeFixContext(document, foreign, (action, _) => offered.Add(action), CancellationToken.None));

        Assert.Empty(offered);
    }

    [Fact]
    public async Task Where_nobody_has_chosen_the_fix_that_is_offered_first_is_made()
    {
        var document = Open();
        var fix = new UnsettablePropertyFix();
        var context = new FixAllContext(
            document, fix, FixAllScope.Solution, codeActionEquivalenceKey: null, fix.FixableDiagnosticIds, new Found(await DiagnosticsAsync(document)), CancellationToken.None);

        var action = await fix.GetFixAllProvider().GetFixAsync(context);

        var operations = await action!.GetOperationsAsync(CancellationToken.None);
        var changed = Assert.Single(operations.OfType<ApplyChangesOperation>()).ChangedSolution.GetDocument(document.Id)!;
        Assert.Equal(Text.Replace("Length { get; }", "Length { get; init; }", StringComparison.Ordinal), (await changed.GetTextAsync()).ToString());
    }

    private static Document Open()
    {
        var project = new AdhocWorkspace().AddProject("App", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(
            [
                .. Net100.References.All,
                MetadataReference.CreateFromFile(typeof(RemoteQueueAttribute).Assembly.Location),
                MetadataReference.CreateFromFile(typeof(IgnoreMemberAttribute).Assembly.Location),
            ]);
        return project.AddDocument("IThing.cs", Text);
    }

    private static async Task<ImmutableArray<Diagnostic>> DiagnosticsAsync(Document document) =>
        await (await document.Project.GetCompilationAsync())!
            .WithAnalyzers([new ContractAnalyzer(), new ValueAnalyzer()], new AnalyzerOptions([]))
            .GetAnalyzerDiagnosticsAsync();

    private sealed class Found(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
            Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
