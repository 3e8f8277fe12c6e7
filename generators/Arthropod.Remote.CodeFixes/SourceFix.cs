using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Arthropod.Remote.CodeFixes;

/// <summary>A code fix that edits source files. A fix only says which edits cure a diagnostic; one, and all together, are made here.</summary>
public abstract class SourceFix : CodeFixProvider
{
    private protected SourceFix(params string[] ids) => FixableDiagnosticIds = [.. ids];

    /// <inheritdoc/>
    public sealed override ImmutableArray<string> FixableDiagnosticIds { get; }

    /// <inheritdoc/>
    public sealed override FixAllProvider GetFixAllProvider() => SourceFixAll.Instance;

    /// <inheritdoc/>
    public sealed override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var solution = context.Document.Project.Solution;

        // `dotnet format` shows any diagnostic of the analyzer that reports ours.
        foreach (var diagnostic in context.Diagnostics.Where(each => FixableDiagnosticIds.Contains(each.Id)))
        {
            var edits = await FindAsync(context.Document, diagnostic, context.CancellationToken).ConfigureAwait(false);
            foreach (var fix in edits.GroupBy(edit => edit.Title, StringComparer.Ordinal))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(fix.Key, token => SourceFixAll.ApplyAsync(solution, fix, token), equivalenceKey: fix.Key), diagnostic);
            }
        }
    }

    internal async Task<IReadOnlyList<SourceEdit>> FindAsync(Document document, Diagnostic diagnostic, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        return model is null || root is null
            ? []
            : Find(root.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true), model, cancellationToken).ToList();
    }

    /// <summary>
    /// The edits that cure what is reported at a place; none where it cannot be cured there, as of an inherited method,
    /// which is reported at the contract. Where there are several fixes the first is the one that most people want.
    /// </summary>
    private protected abstract IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken);
}
