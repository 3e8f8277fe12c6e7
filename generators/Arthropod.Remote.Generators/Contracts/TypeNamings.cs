using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

internal static class TypeNamings
{
    /// <summary>Beside Roslyn's method of this name, which takes a format.</summary>
    public static string ToDisplayString(this ITypeSymbol type, TypeNaming naming) => naming.Of(type);
}
