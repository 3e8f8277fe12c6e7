using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0227: the type is listed as a case of its union, with the next free number.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingCaseFix))]
[Shared]
public sealed class MissingCaseFix() : SourceFix("AR0227")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        var types = TravellingTypes.Of(model.Compilation, cancellationToken);
        if (place is not BaseTypeDeclarationSyntax declaration || model.GetDeclaredSymbol(declaration, cancellationToken) is not { } type ||
            !CanBeListed(type, model.Compilation) ||
            model.Compilation.GetTypeByMetadataName(UnionCases.Attribute) is not { } attribute)
        {
            yield break;
        }

        // The project of a union that is declared elsewhere does not know the type.
        foreach (var union in types.Unions.Where(union => UnionReader.LacksCase(type, union, model.Compilation) &&
            SymbolEqualityComparer.Default.Equals(union.ContainingAssembly, model.Compilation.Assembly)))
        {
            if (UnionCases.Next(UnionCases.Of(union)) is { } next && UnionCases.Of(union).FirstOrDefault()?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is { } first &&
                first.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } listing)
            {
                yield return SourceEdit.Of("Add it to the union", (SyntaxNode)listing, (old, generator) => generator.WithAttribute(
                    old, attribute, generator.LiteralExpression(Next((TypeDeclarationSyntax)old, next)), generator.TypeOfExpression(generator.TypeExpression(type))), type.ToDisplayString());
            }
        }
    }

    // Neither the union nor generated code can name what is private, or local to its file.
    private static bool CanBeListed(INamedTypeSymbol type, Compilation compilation) =>
        !FileLocalTypes.AreIn(type) && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);

    // Of two cases that are added one after the other the second sees what the first took.
    private static int Next(TypeDeclarationSyntax listing, int next)
    {
        var written = listing.AttributeLists.SelectMany(list => list.Attributes)
            .Select(attribute => attribute.ArgumentList?.Arguments.FirstOrDefault()?.Expression)
            .OfType<LiteralExpressionSyntax>().Select(literal => literal.Token.Value).OfType<int>();
        return written.Select(number => number + 1).Append(next).Max();
    }
}
