using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0104: <c>string Encode()</c> becomes <c>Task&lt;string&gt; Encode()</c>, and <c>void</c> becomes <c>Task</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SynchronousReturnFix))]
[Shared]
public sealed class SynchronousReturnFix() : SourceFix("AR0104")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<MethodDeclarationSyntax>() is not { } method || method.ReturnType.Span != place.Span)
        {
            yield break;
        }

        var result = method.ReturnType is RefTypeSyntax reference ? reference.Type : method.ReturnType;
        if (TaskOf(model.Compilation, model.GetTypeInfo(result, cancellationToken).Type) is { } task)
        {
            yield return SourceEdit.Of("Return a task", method.ReturnType, (old, generator) =>
            {
                var type = (TypeSyntax)generator.TypeExpression(task);
                if (type.DescendantNodesAndSelf().OfType<GenericNameSyntax>().FirstOrDefault() is { } generic)
                {
                    // The result stays as it was written: its own alias, its own tuple names.
                    type = type.ReplaceNode(generic.TypeArgumentList.Arguments[0], result.WithoutTrivia());
                }

                return type.WithTriviaFrom(old).Imported();
            });
        }
    }

    private static INamedTypeSymbol? TaskOf(Compilation compilation, ITypeSymbol? type) => type switch
    {
        null => null,
        { SpecialType: SpecialType.System_Void } => compilation.GetTypeByMetadataName("System.Threading.Tasks.Task"),
        _ => compilation.GetTypeByMetadataName("System.Threading.Tasks.Task`1")?.Construct(type),
    };
}
