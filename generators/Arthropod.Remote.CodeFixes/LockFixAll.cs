using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// Writes the locks of all projects anew that are out of date. The usual providers merge what is fixed in source files;
/// a lock is none, and is written once for a project.
/// </summary>
internal sealed class LockFixAll : FixAllProvider
{
    public static readonly LockFixAll Instance = new();

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext)
    {
        const string title = "Write all locks anew";
        return Task.FromResult<CodeAction?>(CodeAction.Create(title, token => FixAsync(fixAllContext, token), equivalenceKey: title));
    }

    private static async Task<Solution> FixAsync(FixAllContext context, CancellationToken cancellationToken)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id];
        foreach (var id in projects)
        {
            // Its own diagnostics are those of the solution as it was.
            var diagnostics = await context.GetAllDiagnosticsAsync(context.Solution.GetProject(id)!).ConfigureAwait(false);
            if (!diagnostics.IsEmpty)
            {
                solution = await LockFix.FixAsync(solution.GetProject(id)!, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
