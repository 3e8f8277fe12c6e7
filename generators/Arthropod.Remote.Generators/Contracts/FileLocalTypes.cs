using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Types that only their own file can name, so that no generated one can.</summary>
internal static class FileLocalTypes
{
    /// <summary>Whether one is named in a member's signature. The compiler says so, unless all around it is file-local too.</summary>
    public static bool AreIn(ISymbol member) => AreIn(member.ContainingType) || member switch
    {
        IMethodSymbol method => AreIn(method.ReturnType) || method.Parameters.Any(parameter => AreIn(parameter.Type)),
        IPropertySymbol property => AreIn(property.Type) || property.Parameters.Any(parameter => AreIn(parameter.Type)),
        IEventSymbol e => AreIn(e.Type),
        _ => false,
    };

    /// <summary>Whether one is named in a constraint of a generic contract, which the compiler says too.</summary>
    public static bool AreInConstraints(INamedTypeSymbol contract)
    {
        for (var level = contract; level is not null; level = level.ContainingType)
        {
            if (level.TypeParameters.Any(parameter => parameter.ConstraintTypes.Any(AreIn)))
            {
                return true;
            }
        }

        return false;
    }

    public static bool AreIn(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => AreIn(array.ElementType),
        IPointerTypeSymbol pointer => AreIn(pointer.PointedAtType),
        IFunctionPointerTypeSymbol function => AreIn(function.Signature.ReturnType) || function.Signature.Parameters.Any(parameter => AreIn(parameter.Type)),
        INamedTypeSymbol named => named.IsFileLocal || named.TypeArguments.Any(AreIn) || (named.ContainingType is { } outer && AreIn(outer)),
        _ => false,
    };
}
