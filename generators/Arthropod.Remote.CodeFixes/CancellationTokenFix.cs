using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0119: the method gets <c>CancellationToken cancellationToken = default</c>, last but for a params parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationTokenFix))]
[Shared]
public sealed class CancellationTokenFix() : SourceFix("AR0119")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method &&
            model.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is { } type)
        {
            yield return SourceEdit.Of("Add a cancellation token", method.ParameterList, (list, generator) =>
            {
                var parameter = (ParameterSyntax)generator.ParameterDeclaration(
                    FreeName(list.Parameters),
                    generator.TypeExpression(type),
                    SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression));
                return list.WithParameters(list.Parameters.Insert(Place(list.Parameters), parameter.Imported()));
            });
        }
    }

    private static int Place(SeparatedSyntaxList<ParameterSyntax> parameters) =>
        parameters.Count > 0 && parameters[parameters.Count - 1].Modifiers.Any(SyntaxKind.ParamsKeyword)
            ? parameters.Count - 1
            : parameters.Count;

    private static string FreeName(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        const string name = "cancellationToken";
        return parameters.Any(parameter => string.Equals(parameter.Identifier.ValueText, name, StringComparison.Ordinal)) ? name + "1" : name;
    }
}
