using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Types that an attribute may name where it stands, but generated code may not.</summary>
internal static class HiddenTypes
{
    public static bool AreIn(INamedTypeSymbol type, Compilation compilation) =>
        FileLocalTypes.AreIn(type) || !compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
}
