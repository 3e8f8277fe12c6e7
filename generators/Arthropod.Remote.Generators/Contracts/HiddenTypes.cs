using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Types that an attribute may name where it stands, but generated code may not.</summary>
internal static class HiddenTypes
{
    public static bool AreIn(INamedTypeSymbol type)
    {
        if (FileLocalTypes.AreIn(type))
        {
            return true;
        }

        for (var current = type; current is not null; current = current.ContainingType)
        {
            if (current.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal)
            {
                return true;
            }
        }

        return false;
    }
}
