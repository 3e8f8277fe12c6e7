using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0113: an empty <c>Name</c> is removed, so that the method has its own name on the wire.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(EmptyWireNameFix))]
[Shared]
public sealed class EmptyWireNameFix() : SourceFix("AR0113")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<AttributeArgumentSyntax>() is { Parent: AttributeArgumentListSyntax list } argument &&
            list.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member && list.Parent is AttributeSyntax attribute)
        {
            yield return list.Arguments.Count == 1
                ? SourceEdit.Of("Use the name of the method", member, (old, _) => old.Without(attribute))
                : SourceEdit.Of("Use the name of the method", list, (old, _) => old.WithArguments(old.Arguments.RemoveAt(list.Arguments.IndexOf(argument))));
        }
    }
}
