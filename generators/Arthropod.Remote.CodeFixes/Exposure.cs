using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// Whether types can become visible to their assembly: what they name for all to see must be visible there as well, or
/// the compiler calls it inconsistent.
/// </summary>
internal sealed class Exposure(IReadOnlyCollection<INamedTypeSymbol> opened)
{
    public bool IsConsistent => opened.All(type => !IsTaken(type) && Names(type).All(IsSeen));

    // A type may be file-local since another one has its name.
    private static bool IsTaken(INamedTypeSymbol type) => type is { IsFileLocal: true, ContainingType: null } &&
        type.ContainingNamespace.GetTypeMembers(type.Name, type.Arity).Length > 1;

    private static IEnumerable<ITypeSymbol> Names(INamedTypeSymbol type)
    {
        var bases = type.Interfaces.Concat(type.BaseType is { } one ? [one] : []);
        return bases.Concat(Constraints(type.TypeParameters)).Concat(type.GetMembers()
            .Where(member => member.DeclaredAccessibility != Accessibility.Private)
            .SelectMany(Names));
    }

    private static IEnumerable<ITypeSymbol> Names(ISymbol member) => member switch
    {
        INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => Names(invoke),
        INamedTypeSymbol nested => Names(nested),
        IMethodSymbol method => method.Parameters.Select(parameter => parameter.Type).Prepend(method.ReturnType).Concat(Constraints(method.TypeParameters)),
        IPropertySymbol property => property.Parameters.Select(parameter => parameter.Type).Prepend(property.Type),
        IFieldSymbol field => [field.Type],
        IEventSymbol e => [e.Type],
        _ => [],
    };

    private static IEnumerable<ITypeSymbol> Constraints(IEnumerable<ITypeParameterSymbol> parameters) => parameters.SelectMany(parameter => parameter.ConstraintTypes);

    private bool IsSeen(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => IsSeen(array.ElementType),
        IPointerTypeSymbol pointer => IsSeen(pointer.PointedAtType),
        INamedTypeSymbol named => (!IsHidden(named) || opened.Contains(named.OriginalDefinition, SymbolEqualityComparer.Default)) &&
            named.TypeArguments.All(IsSeen) && (named.ContainingType is not { } outer || IsSeen(outer)),
        _ => true,
    };

    /// <summary>Whether a type is not visible to all of its assembly, those that it is nested in aside.</summary>
    public static bool IsHidden(INamedTypeSymbol type) => type.IsFileLocal ||
        type.DeclaredAccessibility is Accessibility.Private or Accessibility.Protected or Accessibility.ProtectedAndInternal;
}
