using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What code in other files of the assembly, as all that is generated, can name.</summary>
internal static class Reach
{
    public static bool Includes(ITypeSymbol type, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(type, compilation.Assembly) && !MentionsFileLocal(type);

    public static bool IsFileLocal(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.IsFileLocal)
            {
                return true;
            }
        }

        return false;
    }

    private static bool MentionsFileLocal(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => MentionsFileLocal(array.ElementType),
        INamedTypeSymbol named => IsFileLocal(named) || named.TypeArguments.Any(MentionsFileLocal),
        _ => false,
    };
}
