using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0107: a cancellation token too many is removed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(SecondTokenFix))]
[Shared]
public sealed class SecondTokenFix() : SourceFix("AR0107")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        place.FirstAncestorOrSelf<ParameterSyntax>() is { Parent: ParameterListSyntax list } parameter
            ? [SourceEdit.Of("Remove the second cancellation token", list, (old, _) => old.Without(parameter), parameter.Identifier.ValueText)]
            : [];
}
