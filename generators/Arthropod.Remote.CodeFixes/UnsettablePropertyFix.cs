using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0225: a property gets an <c>init</c> accessor, or the member is marked with <c>[IgnoreMember]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsettablePropertyFix))]
[Shared]
public sealed class UnsettablePropertyFix() : SourceFix("AR0225")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        // A field that shares its declaration with others would take them along.
        MemberDeclarationSyntax? member = place.FirstAncestorOrSelf<MemberDeclarationSyntax>() switch
        {
            PropertyDeclarationSyntax found => found,
            FieldDeclarationSyntax { Declaration.Variables.Count: 1 } found => found,
            _ => null,
        };
        if (member is null)
        {
            yield break;
        }

        // A setter that is private is called somewhere; one that is not there is missed by nobody. A getter with a body
        // returns a field, of which an automatic setter would know nothing. What overrides has the accessors of its base, and
        // what is overridden gives them to others.
        if (member is PropertyDeclarationSyntax { AccessorList: { } accessors } property && !property.Modifiers.Any(IsOfHierarchy) && accessors.Accessors.All(
            accessor => accessor is { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Body: null, ExpressionBody: null }))
        {
            yield return SourceEdit.Of("Let it be set in initializers", accessors, (list, _) => Settable(list));
        }

        if (model.Compilation.GetTypeByMetadataName("MessagePack.IgnoreMemberAttribute") is { } type)
        {
            yield return SourceEdit.Of(
                "Leave it out with [IgnoreMember]", member, (declaration, generator) => generator.WithAttribute(declaration, type));
        }
    }

    private static bool IsOfHierarchy(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.OverrideKeyword or SyntaxKind.VirtualKeyword or SyntaxKind.AbstractKeyword;

    private static AccessorListSyntax Settable(AccessorListSyntax accessors)
    {
        var getter = accessors.Accessors[0];
        var setter = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTrailingTrivia(getter.GetTrailingTrivia());
        return accessors.WithAccessors([getter.WithTrailingTrivia(SyntaxFactory.Space), setter]);
    }
}
