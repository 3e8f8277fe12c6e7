using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0109: the contract, and the types that it is nested in, become visible to their assembly.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(VisibilityFix))]
[Shared]
public sealed class VisibilityFix() : SourceFix("AR0109")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place is not InterfaceDeclarationSyntax contract)
        {
            yield break;
        }

        var hidden = new List<INamedTypeSymbol>();
        for (var type = model.GetDeclaredSymbol(contract, cancellationToken); type is not null; type = type.ContainingType)
        {
            if (Exposure.IsHidden(type))
            {
                hidden.Add(type);
            }
        }

        if (!new Exposure(hidden).IsConsistent)
        {
            yield break;
        }

        foreach (var type in hidden)
        {
            foreach (var part in type.DeclaringSyntaxReferences)
            {
                // A part that says nothing of it takes what the others say.
                var declaration = (BaseTypeDeclarationSyntax)part.GetSyntax(cancellationToken);
                if (declaration.Modifiers.Any(IsVisibility) || type.DeclaringSyntaxReferences.Length == 1)
                {
                    yield return SourceEdit.Of<BaseTypeDeclarationSyntax>("Make it internal", declaration, MakeInternal);
                }
            }
        }
    }

    private static bool IsVisibility(SyntaxToken modifier) => modifier.Kind() is
        SyntaxKind.FileKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.InternalKeyword;

    private static SyntaxNode MakeInternal(BaseTypeDeclarationSyntax declaration, SyntaxGenerator generator)
    {
        var others = declaration.Modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.FileKeyword));
        var visible = declaration.WithModifiers([.. others]).WithLeadingTrivia(declaration.GetLeadingTrivia());
        return generator.WithAccessibility(visible, Accessibility.Internal);
    }
}
