using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0104: <c>string Encode()</c> becomes <c>Task&lt;string&gt; Encode()</c>, and <c>void</c> becomes <c>Task</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronousReturnFix))]
[Shared]
public sealed class SynchronousReturnFix : CodeFixProvider
{
    private const string Title = "Return a task";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AR0104"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
            // Where the method is inherited, the diagnostic stands at the contract, and what to change is elsewhere.
            var method = root?.FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>();
            if (method is not null && method.ReturnType.Span == diagnostic.Location.SourceSpan)
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
        var result = method.ReturnType is RefTypeSyntax reference ? reference.Type : method.ReturnType;
        var type = editor.SemanticModel.GetTypeInfo(result, cancellationToken).Type;
        if (TaskOf(editor.SemanticModel.Compilation, type) is not { } task)
        {
            return document;
        }

        var replacement = (TypeSyntax)editor.Generator.TypeExpression(task);
        if (replacement.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } generic)
        {
            // The result stays as it was written: its own alias, its own tuple names.
            replacement = replacement.ReplaceNode(generic.TypeArgumentList.Arguments[0], result.WithoutTrivia());
        }

        replacement = replacement.WithTriviaFrom(method.ReturnType).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation);
        editor.ReplaceNode(method.ReturnType, replacement);
        return await ImportAdder.AddImportsAsync(
            editor.GetChangedDocument(), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static INamedTypeSymbol? TaskOf(Compilation compilation, ITypeSymbol? type) => type switch
    {
        null => null,
        { SpecialType: SpecialType.System_Void } => compilation.GetTypeByMetadataName("System.Threading.Tasks.Task"),
        _ => compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1")?.Construct(type),
    };
}
