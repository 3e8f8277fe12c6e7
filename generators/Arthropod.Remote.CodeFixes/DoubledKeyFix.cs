using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0212: of the members with one key all but the first get the next free numbers.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(DoubledKeyFix))]
[Shared]
public sealed class DoubledKeyFix() : SourceFix("AR0212")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        BrokenValues.At(place, model, ProblemKind.KeyDoubled, cancellationToken).SelectMany(type => Find(type, cancellationToken));

    private static IEnumerable<SourceEdit> Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var members = KeyedMember.Of(type, cancellationToken);
        var taken = new HashSet<int>();
        var next = KeyedMember.Next(members);
        foreach (var member in members)
        {
            if (member.Key is int number && !taken.Add(number) &&
                member.KeyAttribute(cancellationToken)?.ArgumentList?.Arguments.FirstOrDefault()?.Expression is { } key)
            {
                var free = next++;
                yield return SourceEdit.Of("Give it the next free key", key, (_, generator) => generator.LiteralExpression(free));
            }
        }
    }
}
