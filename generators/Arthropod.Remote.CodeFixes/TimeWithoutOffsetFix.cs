using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0228: <c>DateTime</c> becomes <c>DateTimeOffset</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(TimeWithoutOffsetFix))]
[Shared]
public sealed class TimeWithoutOffsetFix() : SourceFix("AR0228")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        // Where a type is shared by several fields, or aliased, the diagnostic stands elsewhere than at the type; and the
        // time of another assembly's type stands inside of what is marked.
        var type = place is NullableTypeSyntax nullable ? nullable.ElementType : place as TypeSyntax;
        if (type is not null &&
            model.GetTypeInfo(type, cancellationToken).Type is { SpecialType: SpecialType.System_DateTime } &&
            model.Compilation.GetTypeByMetadataName("System.DateTimeOffset") is { } offset)
        {
            yield return SourceEdit.Of(
                "Use DateTimeOffset", type, (old, generator) => generator.TypeExpression(offset).WithTriviaFrom(old).Imported());
        }
    }
}
