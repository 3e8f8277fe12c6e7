using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The generic types that contain what is being read, from the inside out.</summary>
internal sealed record TypesAround(INamedTypeSymbol Type, TypesAround? Outer)
{
    public static TypesAround? With(ITypeSymbol type, TypesAround? outer) =>
        type is INamedTypeSymbol { IsGenericType: true } generic ? new(generic, outer) : outer;
}
