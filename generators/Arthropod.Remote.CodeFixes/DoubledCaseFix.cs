using System.Composition;
using System.Globalization;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0222: a case that is listed twice is removed, and of those with one number all but the first get the next free numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoubledCaseFix))]
[Shared]
public sealed class DoubledCaseFix() : SourceFix("AR0222")
{
    private const string Title = "Number each case once";

    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        BrokenValues.At(place, model, ProblemKind.UnionDoubled, cancellationToken).SelectMany(union => Find(union, cancellationToken));

    private static IEnumerable<SourceEdit> Find(INamedTypeSymbol union, CancellationToken cancellationToken)
    {
        var cases = UnionCases.Of(union);
        var types = new HashSet<object?>();
        var numbers = new HashSet<object?>();
        if (UnionCases.Next(cases) is not { } next)
        {
            yield break;
        }

        foreach (var attribute in cases)
        {
            if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
            {
                continue;
            }

            if (!types.Add(attribute.ConstructorArguments[1].Value) && syntax.FirstAncestorOrSelf<MemberDeclarationSyntax>() is { } declaration)
            {
                if (syntax.CanGo())
                {
                    yield return SourceEdit.Of(Title, declaration, (old, _) => old.Without(syntax), syntax.SpanStart.ToString(CultureInfo.InvariantCulture));
                }
            }
            else if (!numbers.Add(attribute.ConstructorArguments[0].Value))
            {
                var free = next++;
                yield return SourceEdit.Of(Title, UnionCases.Number(syntax), (_, generator) => generator.LiteralExpression(free));
            }
        }
    }
}
