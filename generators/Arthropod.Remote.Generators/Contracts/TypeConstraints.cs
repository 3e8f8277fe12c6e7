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

    /// <summary>Whether a type meets <c>new()</c>, as those do not that have required members, unless the constructor says that it sets them.</summary>
    public static bool CanBeCreated(ITypeSymbol type)
    {
        if (type is not INamedTypeSymbol { IsAbstract: false } named)
        {
            return type.IsValueType;
        }

        var hasRequired = HasRequiredMembers(named);
        return (type.IsValueType && !hasRequired) || named.InstanceConstructors.Any(
            constructor => constructor is { Parameters.Length: 0, DeclaredAccessibility: Accessibility.Public } &&
                (!hasRequired || Attributes.Find(constructor, Attributes.SetsRequiredMembers) is not null));
    }

    private static bool HasRequiredMembers(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (current.GetMembers().Any(static member => member is IPropertySymbol { IsRequired: true } or IFieldSymbol { IsRequired: true }))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsUnresolved(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => IsUnresolved(array.ElementType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsUnresolved),
        _ => false,
    };
}
