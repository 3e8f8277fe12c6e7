using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0119: the method gets <c>CancellationToken cancellationToken = default</c>, last but for a params parameter.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CancellationTokenFix))]
[Shared]
public sealed class CancellationTokenFix : CodeFixProvider
{
    private const string Title = "Add a cancellation token";

    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ["AR0119"];

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => WellKnownFixAllProviders.BatchFixer;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var root = await context.Document.GetSyntaxRootAsync(context.CancellationToken).ConfigureAwait(false);
        foreach (var diagnostic in context.Diagnostics)
        {
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
        if (editor.SemanticModel.Compilation.GetTypeByMetadataName("System.Threading.CancellationToken") is not { } type)
        {
            return document;
        }

        var parameters = method.ParameterList.Parameters;
        var parameter = (ParameterSyntax)editor.Generator.ParameterDeclaration(
            FreeName(parameters), editor.Generator.TypeExpression(type), SyntaxFactory.LiteralExpression(SyntaxKind.DefaultLiteralExpression));
        parameter = parameter.WithAdditionalAnnotations(Simplifier.AddImportsAnnotation, Simplifier.Annotation, Formatter.Annotation);
        var last = parameters.Count > 0 && parameters[parameters.Count - 1].Modifiers.Any(SyntaxKind.ParamsKeyword)
            ? parameters.Count - 1
            : parameters.Count;
        editor.ReplaceNode(method.ParameterList, method.ParameterList.WithParameters(parameters.Insert(last, parameter)));
        return await ImportAdder.AddImportsAsync(
            editor.GetChangedDocument(), Simplifier.AddImportsAnnotation, cancellationToken: cancellationToken).ConfigureAwait(false);
    }

    private static string FreeName(SeparatedSyntaxList<ParameterSyntax> parameters)
    {
        const string name = "cancellationToken";
        return parameters.Any(parameter => string.Equals(parameter.Identifier.ValueText, name, StringComparison.Ordinal)) ? name + "1" : name;
    }
}
