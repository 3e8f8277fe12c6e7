using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0103: a parameter passed by <c>in</c>, <c>ref</c> or <c>ref readonly</c> is passed by value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ReferenceModifierFix))]
[Shared]
public sealed class ReferenceModifierFix() : SourceFix("AR0103")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        // What comes back by 'out' would have to become a part of the result.
        if (place.FirstAncestorOrSelf<ParameterSyntax>() is { } parameter && !parameter.Modifiers.Any(SyntaxKind.OutKeyword))
        {
            yield return SourceEdit.Of("Pass it by value", parameter, (old, _) => old
                .WithModifiers([.. old.Modifiers.Where(modifier => !IsByReference(modifier))])
                .WithLeadingTrivia(old.GetLeadingTrivia()));
        }
    }

    private static bool IsByReference(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.RefKeyword or SyntaxKind.InKeyword or SyntaxKind.ReadOnlyKeyword or SyntaxKind.ScopedKeyword;
}
