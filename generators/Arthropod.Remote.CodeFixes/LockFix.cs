using System.Collections.Immutable;
using System.Composition;
using Arthropod.Remote.Generators.Locking;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Text;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0302: writes the lock anew, as <c>dotnet build -t:ArthropodLock</c> does.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(LockFix))]
[Shared]
public sealed class LockFix : CodeFixProvider
{
    private const string Title = "Write the lock anew";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AR0302"];

    /// <summary>There is one such diagnostic in a project, and one fix.</summary>
    public override FixAllProvider? GetFixAllProvider() => null;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        var file = project.AdditionalDocuments.FirstOrDefault(
            document => string.Equals(Path.GetFileName(document.FilePath ?? document.Name), LockFile.Name, StringComparison.Ordinal));
        if (file is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => FixAsync(project, file, token), equivalenceKey: Title), context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    private static async Task<Solution> FixAsync(Project project, TextDocument file, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return project.Solution;
        }

        var old = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var text = LockText.Write(LockReader.Read(compilation, cancellationToken).Lock);
        return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(text, old.Encoding));
    }
}
