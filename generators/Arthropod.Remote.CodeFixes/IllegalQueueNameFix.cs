using System.Composition;
using System.Text.RegularExpressions;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0002: characters that SQS does not allow become underscores.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(IllegalQueueNameFix))]
[Shared]
public sealed class IllegalQueueNameFix() : SourceFix("AR0002")
{
    // A type parameter in braces has a place in the queue name of a generic contract.
    private static readonly Regex Illegal = new(
        @"(?<kept>\{\w+\})|[^A-Za-z0-9_-]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken)
    {
        if (place is LiteralExpressionSyntax { Token.Value: string name } literal && Legal(name, literal) is var legal &&
            Wording.QueueNameProblem(legal.Replace("{", "").Replace("}", "")) is null)
        {
            yield return SourceEdit.Of(
                "Replace what SQS does not allow", literal, (_, generator) => (LiteralExpressionSyntax)generator.LiteralExpression(legal));
        }
    }

    private static string Legal(string name, SyntaxNode place)
    {
        var isTemplate = place.FirstAncestorOrSelf<InterfaceDeclarationSyntax>()?.TypeParameterList is not null;
        return Illegal.Replace(name, match => isTemplate && match.Groups["kept"].Success ? match.Value : new string('_', match.Length));
    }
}
