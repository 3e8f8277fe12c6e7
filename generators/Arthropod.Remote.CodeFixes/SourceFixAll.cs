using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// Makes the edits of many diagnostics one after the other. The usual providers make each alone and merge the texts,
/// and leave out what two of them add at one place.
/// </summary>
internal sealed class SourceFixAll : FixAllProvider
{
    public static readonly SourceFixAll Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        // Nobody has chosen among several fixes where `dotnet format` found no first diagnostic of ours to ask about.
        var title = fixAllContext.CodeActionEquivalenceKey;
        return Task.FromResult<CodeAction?>(
            CodeAction.Create(title ?? "Fix all", token => FixAsync(fixAllContext, title, token), equivalenceKey: title));
    }

    public static async Task<Solution> ApplyAsync(Solution solution, IEnumerable<SourceEdit> edits, CancellationToken cancellationToken)
    {
        var editor = new SolutionEditor(solution);
        var changed = new HashSet<DocumentId>();
        foreach (var edit in edits.GroupBy(edit => (edit.Target, edit.Key)).Select(same => same.First()))
        {
            if (solution.GetDocument(edit.Target.SyntaxTree) is { } document)
            {
                var target = await editor.GetDocumentEditorAsync(document.Id, cancellationToken).ConfigureAwait(false);
                target.ReplaceNode(edit.Target, (node, generator) => edit.Change(node, generator));
                changed.Add(document.Id);
            }
        }

        var result = editor.GetChangedSolution();
        foreach (var id in changed)
        {
            var document = await ImportAdder.AddImportsAsync(
                result.GetDocument(id)!, Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
            result = document.Project.Solution;
        }

        return result;
    }

    private static async Task<Solution> FixAsync(FixAllContext context, string? title, CancellationToken cancellationToken)
    {
        var edits = new List<SourceEdit>();
        var diagnostics = await DiagnosticsAsync(context).ConfigureAwait(false);
        foreach (var diagnostic in diagnostics
            .OrderBy(each => each.Location.SourceTree?.FilePath, StringComparer.Ordinal)
            .ThenBy(each => each.Location.SourceSpan.Start))
        {
            if (context.Solution.GetDocument(diagnostic.Location.SourceTree) is { } document)
            {
                var found = await ((SourceFix)context.CodeFixProvider).FindAsync(document, diagnostic, cancellationToken).ConfigureAwait(false);
                var chosen = title ?? found.Select(edit => edit.Title).FirstOrDefault();
                edits.AddRange(found.Where(edit => string.Equals(edit.Title, chosen, StringComparison.Ordinal)));
            }
        }

        return await ApplyAsync(context.Solution, edits, cancellationToken).ConfigureAwait(false);
    }

    private static async Task<IEnumerable<Diagnostic>> DiagnosticsAsync(FixAllContext context)
    {
        if (context is { Scope: FixAllScope.Document, Document: { } document })
        {
            return await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false);
        }

        var all = ImmutableArray.CreateBuilder<Diagnostic>();
        foreach (var project in context.Scope == FixAllScope.Solution ? context.Solution.Projects : [context.Project])
        {
            all.AddRange(await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false));
        }

        return all;
    }
}
