using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Whether types may stand for the parameters of a contract. Where they may not, the compiler says so where they are
/// put in, and generated code would only say it again.
/// </summary>
internal static class TypeConstraints
{
    public static bool AreMet(INamedTypeSymbol contract, Compilation compilation)
    {
        for (var level = contract; level is not null; level = level.ContainingType)
        {
            for (var i = 0; i < level.TypeParameters.Length; i++)
            {
                if (!IsMet(level.TypeParameters[i], level.TypeArguments[i], compilation))
                {
                    return false;
                }
            }
        }

        return true;
    }

    private static bool IsMet(ITypeParameterSymbol parameter, ITypeSymbol argument, Compilation compilation) =>
        !IsUnresolved(argument) &&
        (!parameter.HasReferenceTypeConstraint || argument.IsReferenceType) &&
        (!parameter.HasValueTypeConstraint || (argument.IsValueType && argument.OriginalDefinition.SpecialType != SpecialType.System_Nullable_T)) &&
        (!parameter.HasUnmanagedTypeConstraint || argument.IsUnmanagedType) &&
        (!parameter.HasConstructorConstraint || CanBeCreated(argument)) &&
        (parameter.AllowsRefLikeType || !argument.IsRefLikeType) &&
        parameter.ConstraintTypes.All(type => TypeArguments.IsTypeParameterInside(type) ||
            compilation.ClassifyCommonConversion(argument, type) is { Exists: true, IsImplicit: true, IsUserDefined: false });

    private static bool CanBeCreated(ITypeSymbol type) => type.IsValueType || (type is INamedTypeSymbol { IsAbstract: false } named &&
        named.InstanceConstructors.Any(constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public }));

    private static bool IsUnresolved(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnresolved(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnresolved),
        _ => false,
    };
}
