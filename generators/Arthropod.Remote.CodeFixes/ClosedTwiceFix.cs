using System.Composition;
using System.Globalization;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0007: of two attributes that close one contract either is removed.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(ClosedTwiceFix))]
[Shared]
public sealed class ClosedTwiceFix() : SourceFix("AR0007")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place.FirstAncestorOrSelf<AttributeSyntax>() is { } second && place is TypeOfExpressionSyntax closed &&
            model.GetTypeInfo(closed.Type, cancellationToken).Type is INamedTypeSymbol contract &&
            ClosedContracts.First(contract, model.Compilation.Assembly)?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is AttributeSyntax first)
        {
            if (second.CanGo())
            {
                yield return Remove("Keep the one that comes first", second, cancellationToken);
            }

            if (first.CanGo())
            {
                yield return Remove("Keep this one", first, cancellationToken);
            }
        }
    }

    private static SourceEdit Remove(string title, AttributeSyntax attribute, CancellationToken cancellationToken) => SourceEdit.Of(
        title, (CompilationUnitSyntax)attribute.SyntaxTree.GetRoot(cancellationToken), (file, _) => file.Without(attribute), attribute.SpanStart.ToString(CultureInfo.InvariantCulture));
}
