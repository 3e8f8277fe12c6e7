using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Types that an attribute may name where it stands, but generated code may not.</summary>
internal static class HiddenTypes
{
    public static bool AreIn(INamedTypeSymbol type, Compilation compilation) =>
        FileLocalTypes.AreIn(type) || !IsSeen(type, compilation);

    /// <summary>Whether one is named in a member's signature. The compiler says so: its types are less visible than the member.</summary>
    public static bool AreInSignature(ISymbol member, Compilation compilation) => member switch
    {
        IMethodSymbol method => !IsSeen(method.ReturnType, compilation) || method.Parameters.Any(parameter => !IsSeen(parameter.Type, compilation)),
        IPropertySymbol property => !IsSeen(property.Type, compilation) || property.Parameters.Any(parameter => !IsSeen(parameter.Type, compilation)),
        IEventSymbol e => !IsSeen(e.Type, compilation),
        _ => false,
    };

    private static bool IsSeen(ITypeSymbol type, Compilation compilation) => compilation.IsSymbolAccessibleWithin(type, compilation.Assembly);
}
