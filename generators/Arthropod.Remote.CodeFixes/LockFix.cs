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

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => LockFixAll.Instance;

    /// <inheritdoc/>
    public override Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        if (Find(project) is not null)
        {
            context.RegisterCodeFix(
                CodeAction.Create(Title, token => FixAsync(project, token), equivalenceKey: Title), context.Diagnostics);
        }

        return Task.CompletedTask;
    }

    /// <summary>The solution with the lock of a project as its contracts call for it.</summary>
    public static async Task<Solution> FixAsync(Project project, CancellationToken cancellationToken)
    {
        if (Find(project) is not { } file ||
            await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return project.Solution;
        }

        // Somebody may have changed it since the build that reported it.
        var old = await file.GetTextAsync(cancellationToken).ConfigureAwait(false);
        if (LockParser.Parse(old.ToString(), out _) is null)
        {
            return project.Solution;
        }

        var text = LockText.Write(LockReader.Read(compilation, cancellationToken).Lock);
        return project.Solution.WithAdditionalDocumentText(file.Id, SourceText.From(text, old.Encoding));
    }

    private static TextDocument? Find(Project project) => project.AdditionalDocuments.FirstOrDefault(
        document => string.Equals(Path.GetFileName(document.FilePath ?? document.Name), LockFile.Name, StringComparison.Ordinal));
}
