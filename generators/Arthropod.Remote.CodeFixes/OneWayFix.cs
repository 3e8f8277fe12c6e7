using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0114 and AR0115: a one-way method returns a result or reports progress; either that goes, or <c>[OneWay]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(OneWayFix))]
[Shared]
public sealed class OneWayFix() : SourceFix("AR0114", "AR0115")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method ||
            model.GetDeclaredSymbol(method, cancellationToken) is not { } symbol ||
            Attributes.Find(symbol, Attributes.OneWay)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax oneWay)
        {
            yield break;
        }

        yield return SourceEdit.Of("Remove [OneWay]", (MemberDeclarationSyntax)method, (old, _) => old.Without(oneWay));
        if (place.FirstAncestorOrSelf<ParameterSyntax>() is { } progress)
        {
            yield return SourceEdit.Of("Remove the progress parameter", method.ParameterList, (old, _) => old.Without(progress));
        }
        else if (place.AncestorsAndSelf().OfType<GenericNameSyntax>().LastOrDefault(name => method.ReturnType.Contains(name)) is { } task)
        {
            yield return SourceEdit.Of("Return no result", task, (old, _) => SyntaxFactory.IdentifierName(old.Identifier).WithTriviaFrom(old));
        }
    }
}
