using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Arthropod.Remote.CodeFixes;

/// <summary>What a union lists, as it is written.</summary>
internal static class UnionCases
{
    public const string Attribute = "MessagePack.UnionAttribute";

    public static ImmutableArray<AttributeData> Of(INamedTypeSymbol union) =>
    [
        .. union.GetAttributes().Where(attribute => attribute.ConstructorArguments.Length == 2 &&
            string.Equals(attribute.AttributeClass?.ToDisplayString(), Attribute, StringComparison.Ordinal)),
    ];

    /// <summary>The lowest number above all that are taken; <see langword="null"/>: there are not so many.</summary>
    public static int? Next(ImmutableArray<AttributeData> cases)
    {
        var highest = cases.Select(attribute => attribute.ConstructorArguments[0].Value).OfType<int>().DefaultIfEmpty(-1).Max();
        return highest <= int.MaxValue - cases.Length ? highest + 1 : null;
    }

    /// <summary>The number of a case, as it is written.</summary>
    public static ExpressionSyntax Number(AttributeSyntax attribute) => attribute.ArgumentList!.Arguments
        .OrderBy(argument => string.Equals(argument.NameColon?.Name.Identifier.ValueText, "key", StringComparison.Ordinal) ? 0 : 1).First().Expression;
}
