using System.Collections.Immutable;
using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0108: the overload gets a wire name of its own, <c>[RemoteMethod(Name = "FindCustomer")]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(WireNameFix))]
[Shared]
public sealed class WireNameFix : CodeFixProvider
{
    private const string Title = "Give it a wire name of its own";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AR0108"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // Where the method is inherited, the diagnostic stands at the contract, and what to change is elsewhere.
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } method)
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, token => FixAsync(context.Document, method, token), equivalenceKey: Title),
                    diagnostic);
            }
        }
    }

    private static async Task<Document> FixAsync(Document document, MethodDeclarationSyntax method, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var compilation = editor.SemanticModel.Compilation;
        if (editor.SemanticModel.GetDeclaredSymbol(method, cancellationToken) is not IMethodSymbol symbol ||
            compilation.GetTypeByMetadataName(Attributes.RemoteMethod) is not { } type ||
            !WireNames.For(symbol.ContainingType, compilation, cancellationToken).TryGetValue(symbol, out var name))
        {
            return document;
        }

        var text = editor.Generator.LiteralExpression(name);
        var argument = (AttributeArgumentSyntax)editor.Generator.AttributeArgument("Name", text);
        if (Attributes.Find(symbol, Attributes.RemoteMethod)?.ApplicationSyntaxReference is not { } reference)
        {
            var attribute = editor.Generator.Attribute(editor.Generator.TypeExpression(type), [argument]);
            editor.AddAttribute(method, attribute.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation));
        }
        else if (await reference.GetSyntaxAsync(cancellationToken).ConfigureAwait(false) is AttributeSyntax present)
        {
            editor.ReplaceNode(present, WithName(present, argument));
        }

        return await ImportAdder.AddImportsAsync(
            editor.GetChangedDocument(), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
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
