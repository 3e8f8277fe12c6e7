using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// A type into which accessors reach past the visibility of its members. The runtime finds those of a generic type only
/// from a class with the same type parameters.
/// </summary>
/// <param name="TypeName">The type, with its parameters where it is generic.</param>
/// <param name="Parameters">The parameters of it and the types that it is nested in, as a class declares them; empty: it is not generic.</param>
/// <param name="Constraints">Their constraints.</param>
/// <param name="Arguments">What stands for them.</param>
internal sealed record AccessorOwner(string TypeName, string Parameters, string Constraints, string Arguments)
{
    public bool IsGeneric => Parameters.Length > 0;

    public static AccessorOwner Of(INamedTypeSymbol type) => TypeArguments.IsGeneric(type)
        ? new(
            type.OriginalDefinition.ToDisplayString(Names.Type),
            TypeArguments.Declaration(type.OriginalDefinition),
            TypeArguments.Constraints(type.OriginalDefinition),
            TypeArguments.Arguments(type))
        : new(type.ToDisplayString(Names.Type), "", "", "");
}
