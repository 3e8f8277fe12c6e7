using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Editing;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// One change of the source. It says what becomes of a node as it is by then, so that the edits of many diagnostics can
/// follow each other; all of one title are one fix.
/// </summary>
/// <param name="Title">What people read in the editor.</param>
/// <param name="Target">The node, which no other edit removes.</param>
/// <param name="Change">The node after the change.</param>
/// <param name="Key">Tells apart what is changed at one node: edits with the same key are made once.</param>
internal sealed record SourceEdit(string Title, SyntaxNode Target, Func<SyntaxNode, SyntaxGenerator, SyntaxNode> Change, string Key)
{
    public static SourceEdit Of<T>(string title, T target, Func<T, SyntaxGenerator, SyntaxNode> change, string key = "")
        where T : SyntaxNode => new(title, target, (node, generator) => change((T)node, generator), key);
}
