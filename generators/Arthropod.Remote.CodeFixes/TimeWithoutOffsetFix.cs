using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0228: <c>DateTime</c> becomes <c>DateTimeOffset</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeWithoutOffsetFix))]
[Shared]
public sealed class TimeWithoutOffsetFix : CodeFixProvider
{
    private const string Title = "Use DateTimeOffset";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AR0228"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // Where a type is shared by several fields, or aliased, the diagnostic stands elsewhere than at the type; and the
            // time of another assembly's type stands inside of what is marked.
            if (root?.FindNode(diagnostic.Location.SourceSpan, getInnermostNodeForTie: true) is TypeSyntax type &&
                await IsTimeAsync(context.Document, type, context.CancellationToken).ConfigureAwait(false))
            {
                context.RegisterCodeFix(
                    CodeAction.Create(Title, token => FixAsync(context.Document, type, token), equivalenceKey: Title), diagnostic);
            }
        }
    }

    private static async Task<bool> IsTimeAsync(Document document, TypeSyntax type, CancellationToken cancellationToken)
    {
        var model = await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false);
        var inner = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        return model?.GetTypeInfo(inner, cancellationToken).Type is { SpecialType: SpecialType.System_DateTime };
    }

    private static async Task<Document> FixAsync(Document document, TypeSyntax type, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        if (editor.SemanticModel.Compilation.GetTypeByMetadataName("System.DateTimeOffset") is not { } offset)
        {
            return document;
        }

        var inner = type is NullableTypeSyntax nullable ? nullable.ElementType : type;
        var replacement = editor.Generator.TypeExpression(offset).WithTriviaFrom(inner)
            .WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation);
        editor.ReplaceNode(inner, replacement);
        return await ImportAdder.AddImportsAsync(
            editor.GetChangedDocument(), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }
}
