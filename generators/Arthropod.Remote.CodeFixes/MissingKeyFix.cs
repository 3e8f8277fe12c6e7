using System.Composition;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>AR0211: the members of a type that have no key get the next free numbers, or are marked with <c>[IgnoreMember]</c>.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(MissingKeyFix))]
[Shared]
public sealed class MissingKeyFix() : SourceFix("AR0211")
{
    private protected override IEnumerable<SourceEdit> Find(SyntaxNode place, SemanticModel model, CancellationToken cancellationToken) =>
        model.Compilation.GetTypeByMetadataName("MessagePack.KeyAttribute") is { } key &&
        model.Compilation.GetTypeByMetadataName("MessagePack.IgnoreMemberAttribute") is { } ignore
            ? BrokenValues.At(place, model, ProblemKind.KeyMissing, cancellationToken).SelectMany(type => Find(type, key, ignore, cancellationToken))
            : [];

    private static IEnumerable<SourceEdit> Find(INamedTypeSymbol type, INamedTypeSymbol key, INamedTypeSymbol ignore, CancellationToken cancellationToken)
    {
        var members = KeyedMember.Of(type, cancellationToken);
        var missing = members.FindAll(member => member.Key is null);
        if (Attributes.Find(type, "MessagePack.MessagePackObjectAttribute") is null || missing.Exists(member => member.Syntax is null))
        {
            yield break;
        }

        var areTexts = members.Exists(member => member.Key is string);
        var next = KeyedMember.Next(members);
        foreach (var member in missing)
        {
            object name = areTexts ? member.Symbol.Name : next++;
            yield return SourceEdit.Of("Give it the next free key", member.Syntax!, (declaration, generator) =>
                generator.WithMemberAttribute(declaration, key, generator.LiteralExpression(name)));
        }

        // A parameter of the constructor is wanted for its member.
        foreach (var member in missing.Where(_ => !missing.Exists(each => each.Syntax is ParameterSyntax)))
        {
            yield return SourceEdit.Of("Leave it out with [IgnoreMember]", member.Syntax!, (declaration, generator) =>
                generator.WithMemberAttribute(declaration, ignore));
        }
    }
}
