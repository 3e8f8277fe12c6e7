using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

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

    /// <summary>The lowest number above all that are taken.</summary>
    public static int Next(ImmutableArray<AttributeData> cases) =>
        cases.Select(attribute => attribute.ConstructorArguments[0].Value).OfType<int>().DefaultIfEmpty(-1).Max() + 1;
}
