using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Whether a type that shows no member holds something all the same. One that holds nothing says all that it has to say
/// by being there; of any other nothing would arrive, without a word.
/// </summary>
internal static class HeldState
{
    public static bool IsIn(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers().Any(IsHeld) || (current.IsValueType && current.InstanceConstructors.Any(Takes)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsHeld(ISymbol member) =>
        member is IFieldSymbol { IsStatic: false } field && !Attributes.IsIgnored(field.AssociatedSymbol ?? field);

    // What a primary constructor captures is no member that the compiler tells of. A class with one has a problem of its own.
    private static bool Takes(IMethodSymbol constructor) => constructor.Parameters.Length > 0;
}
