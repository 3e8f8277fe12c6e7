using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>A member of a type with keys, and where its attributes are written.</summary>
/// <param name="Symbol">The property or field.</param>
/// <param name="Key">Its number or text; <see langword="null"/>: it has none.</param>
/// <param name="Syntax">The declaration; <see langword="null"/>: it is not in the source, or shares it with others.</param>
internal sealed record KeyedMember(ISymbol Symbol, object? Key, SyntaxNode? Syntax)
{
    public AttributeSyntax? KeyAttribute(CancellationToken cancellationToken) => Attributes.Find(Symbol, "MessagePack.KeyAttribute")
        ?.ApplicationSyntaxReference?.GetSyntax(cancellationToken) as AttributeSyntax;

    /// <summary>The members that take part, those of base types first and each type's as they are written.</summary>
    public static List<KeyedMember> Of(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        var members = new List<KeyedMember>();
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            members.InsertRange(0, current.GetMembers()
                .Where(member => !Attributes.IsIgnored(member) && (Attributes.Key(member, isDataContract: false) ?? PlainMember.From(member)) is not null)
                .Select(member => new KeyedMember(
                    member, Attributes.Key(member, isDataContract: false), Declaration(member, cancellationToken))));
        }

        return members;
    }

    /// <summary>The lowest number above all that are taken; no key is below zero.</summary>
    public static int Next(IEnumerable<KeyedMember> members) => members.Select(member => member.Key).OfType<int>().Append(-1).Max() + 1;

    private static SyntaxNode? Declaration(ISymbol member, CancellationToken cancellationToken) =>
        member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            PropertyDeclarationSyntax property => property,
            ParameterSyntax parameter => parameter,
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: FieldDeclarationSyntax field } } => field,
            _ => null,
        };
}
