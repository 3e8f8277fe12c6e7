using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0005: the queue name of a generic contract names the type parameters that it left out.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TypeParameterNameFix))]
[Shared]
public sealed class TypeParameterNameFix() : SourceFix("AR0005")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place is TypeOfExpressionSyntax closed &&
            model.GetTypeInfo(closed.Type, cancellationToken).Type is INamedTypeSymbol { OriginalDefinition: var contract } &&
            Attributes.Find(contract, Attributes.RemoteQueue)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax queue &&
            queue.ArgumentList?.Arguments.FirstOrDefault()?.Expression is LiteralExpressionSyntax { Token.Value: string name } literal)
        {
            yield return SourceEdit.Of(
                "Name the type parameters in the queue name", literal, (_, generator) => (LiteralExpressionSyntax)generator.LiteralExpression(TypeArguments.Completed(name, contract)));
        }
    }
}
