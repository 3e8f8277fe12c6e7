using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Where null may not be: what is annotated so. The place that receives a value decides, so its attributes count too.
/// Code without annotations promises nothing.
/// </summary>
internal static class Nullability
{
    private const string AllowNull = "System.Diagnostics.CodeAnalysis.AllowNullAttribute";
    private const string MaybeNull = "System.Diagnostics.CodeAnalysis.MaybeNullAttribute";

    public static bool ForbidsNull(ITypeSymbol type) =>
        type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.NotAnnotated };

    public static ITypeSymbol Of(IParameterSymbol parameter) => Of(parameter, parameter.Type);

    /// <summary>A member's type as whoever sets it after reading sees it.</summary>
    /// <param name="member">The member.</param>
    /// <param name="parameter">The constructor parameter that sets it, if one does.</param>
    public static ITypeSymbol Of(PlainMember member, IParameterSymbol? parameter) => parameter is null
        ? Of(member.Symbol, member.Type)
        : Of(member.Symbol, member.Type).WithNullableAnnotation(Of(parameter).NullableAnnotation);

    private static ITypeSymbol Of(ISymbol place, ITypeSymbol type) =>
        Attributes.Find(place, AllowNull) is not null || Attributes.Find(place, MaybeNull) is not null
            ? type.WithNullableAnnotation(NullableAnnotation.Annotated)
            : type;
}
