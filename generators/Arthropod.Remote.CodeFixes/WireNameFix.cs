using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0108: the overload gets a wire name of its own, <c>[RemoteMethod(Name = "FindCustomer")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WireNameFix))]
[Shared]
public sealed class WireNameFix() : SourceFix("AR0108")
{
    private const string Title = "Give it a wire name of its own";

    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method ||
            model.GetDeclaredSymbol(method, cancellationToken) is not IMethodSymbol symbol ||
            model.Compilation.GetTypeByMetadataName(Attributes.RemoteMethod) is not { } type ||
            !WireNames.For(symbol.ContainingType, model.Compilation, cancellationToken).TryGetValue(symbol, out var name))
        {
            yield break;
        }

        if (Attributes.Find(symbol, Attributes.RemoteMethod)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax present)
        {
            yield return SourceEdit.Of(Title, present, (attribute, generator) => WithName(attribute, (AttributeArgumentSyntax)Argument(generator)));
        }
        else
        {
            yield return SourceEdit.Of(Title, method, (declaration, generator) => generator.WithAttribute(declaration, type, Argument(generator)));
        }

        SyntaxNode Argument(SyntaxGenerator generator) => generator.AttributeArgument("Name", generator.LiteralExpression(name));
    }

    private static AttributeSyntax WithName(AttributeSyntax attribute, AttributeArgumentSyntax argument)
    {
        var old = attribute.ArgumentList?.Arguments.FirstOrDefault(
            other => string.Equals(other.NameEquals?.Name.Identifier.ValueText, "Name", StringComparison.Ordinal));
        return old is null
            ? attribute.AddArgumentListArguments(argument)
            : attribute.ReplaceNode(old.Expression, argument.Expression.WithTriviaFrom(old.Expression));
    }
}
