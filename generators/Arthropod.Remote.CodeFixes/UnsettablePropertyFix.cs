using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0225: the property gets an <c>init</c> accessor, or is marked with <c>[IgnoreMember]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(UnsettablePropertyFix))]
[Shared]
public sealed class UnsettablePropertyFix : CodeFixProvider
{
    private const string Settable = "Let it be set in initializers";
    private const string Ignored = "Leave it out with [IgnoreMember]";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AR0225"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            if (root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } property)
            {
                continue;
            }

            // A setter that is private is called somewhere; one that is not there is missed by nobody. A getter with a body
            // returns a field, of which an automatic setter would know nothing.
            if (property.AccessorList is { } accessors && accessors.Accessors.All(
                accessor => accessor is { RawKind: (int)SyntaxKind.GetAccessorDeclaration, Body: null, ExpressionBody: null }))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Settable, token => MakeSettableAsync(context.Document, property, token), equivalenceKey: Settable),
                    diagnostic);
            }

            context.RegisterCodeFix(
                CodeAction.Create(Ignored, token => IgnoreAsync(context.Document, property, token), equivalenceKey: Ignored),
                diagnostic);
        }
    }

    private static async Task<Document> MakeSettableAsync(Document document, PropertyDeclarationSyntax property, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var getter = property.AccessorList!.Accessors[0];
        var setter = SyntaxFactory.AccessorDeclaration(SyntaxKind.InitAccessorDeclaration)
            .WithSemicolonToken(SyntaxFactory.Token(SyntaxKind.SemicolonToken))
            .WithTrailingTrivia(getter.GetTrailingTrivia())
            .WithLeadingTrivia(getter.GetLeadingTrivia());
        var accessors = property.AccessorList.WithAccessors([getter.WithTrailingTrivia(SyntaxFactory.Space), setter.WithoutLeadingTrivia()]);
        editor.ReplaceNode(property, property.WithAccessorList(accessors));
        return editor.GetChangedDocument();
    }

    private static async Task<Document> IgnoreAsync(Document document, PropertyDeclarationSyntax property, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (editor.SemanticModel.Compilation.GetTypeByMetadataName("MessagePack.IgnoreMemberAttribute") is not { } type)
        {
            return document;
        }

        var attribute = (AttributeListSyntax)editor.Generator.Attribute(editor.Generator.TypeExpression(type));
        editor.AddAttribute(property, attribute.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation));
        return await ImportAdder.AddImportsAsync(
            editor.GetChangedDocument(), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
