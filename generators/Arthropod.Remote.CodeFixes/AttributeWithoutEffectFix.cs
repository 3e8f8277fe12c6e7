using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0118: an attribute that has no effect is removed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(AttributeWithoutEffectFix))]
[Shared]
public sealed class AttributeWithoutEffectFix() : SourceFix("AR0118")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute && attribute.CanGo() && place.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } member)
        {
            yield return SourceEdit.Of("Remove the attribute", member, (old, _) => old.Without(attribute), attribute.ToString());
        }
    }
}
