using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Reads a member that cannot be called remotely into an explicit implementation that compiles, so that one mistake
/// is one error and not fifty.
/// </summary>
internal static class StubReader
{
    public static StubModel Read(ISymbol member, Problem? problem)
    {
        var signature = member switch
        {
            IMethodSymbol method => Method(method),
            IPropertySymbol property => Property(property),
            _ => $"event {((IEventSymbol)member).Type.ToDisplayString(Names.Signature)} {Owner(member)}.{Names.Escaped(member.Name)}",
        };
        return new StubModel(
            Unsafe(member) + signature, Accessors(member).ToEquatableArray(), problem?.Kind, problem?.Arguments ?? default);
    }

    /// <summary>Whether a member's signature names a type that the compiler cannot find.</summary>
    public static bool IsUnresolved(ISymbol member) => HasInSignature(member, TypeKind.Error);

    private static string Method(IMethodSymbol method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.TypeParameters.Select(type => Names.Escaped(type.Name)))}>" : "";
        var constraints = string.Concat(method.TypeParameters.Select(Constraint));
        return $"{Returns(method.RefKind)}{method.ReturnType.ToDisplayString(Names.Signature)} {Owner(method)}.{Names.Escaped(method.Name)}" +
            $"{generics}({Parameters(method.Parameters, method.IsVararg)}){constraints}";
    }

    private static string Property(IPropertySymbol property)
    {
        var name = property.IsIndexer ? $"this[{Parameters(property.Parameters)}]" : Names.Escaped(property.Name);
        return $"{Returns(property.RefKind)}{property.Type.ToDisplayString(Names.Signature)} {Owner(property)}.{name}";
    }

    private static IEnumerable<string> Accessors(ISymbol member)
    {
        if (member is IEventSymbol)
        {
            yield return "add";
            yield return "remove";
        }
        else if (member is IPropertySymbol property)
        {
            if (property.GetMethod is { IsAbstract: true })
            {
                yield return "get";
            }

            if (property.SetMethod is { IsAbstract: true } setter)
            {
                yield return setter.IsInitOnly ? "init" : "set";
            }
        }
    }

    // An explicit implementation inherits its constraints, but T? means different things for classes and structs.
    private static string Constraint(ITypeParameterSymbol type)
    {
        var kind = type.HasValueTypeConstraint || type.HasUnmanagedTypeConstraint ? "struct"
            : type.HasReferenceTypeConstraint || type.ConstraintTypes.Any(constraint => constraint.TypeKind == TypeKind.Class) ? "class"
            : "default";
        return $" where {Names.Escaped(type.Name)} : {kind}";
    }

    private static string Parameters(IEnumerable<IParameterSymbol> parameters, bool areVariable = false) => string.Join(", ", parameters
        .Select(parameter =>
            $"{Scoped(parameter)}{Ref(parameter.RefKind)}{parameter.Type.ToDisplayString(Names.Signature)} {Names.Escaped(parameter.Name)}")
        .Concat(areVariable ? ["__arglist"] : []));

    private static string Scoped(IParameterSymbol parameter) =>
        parameter.ScopedKind != ScopedKind.None && parameter.RefKind != RefKind.Out && !parameter.IsParams ? "scoped " : "";

    private static string Ref(RefKind kind) => kind switch
    {
        RefKind.None => "",
        RefKind.Out => "out ",
        RefKind.Ref => "ref ",
        RefKind.In => "in ",
        _ => "ref readonly ",
    };

    // The same number means 'in' for a parameter.
    public static string Returns(RefKind kind) => kind == RefKind.RefReadOnly ? "ref readonly " : Ref(kind);

    private static string Unsafe(ISymbol member) =>
        HasInSignature(member, TypeKind.Pointer) || HasInSignature(member, TypeKind.FunctionPointer) ? "unsafe " : "";

    private static string Owner(ISymbol member) => member.ContainingType.ToDisplayString(Names.Type);

    private static bool HasInSignature(ISymbol member, TypeKind kind) => member switch
    {
        IMethodSymbol method => Contains(method.ReturnType, kind) || HasInParameters(method.Parameters, kind),
        IPropertySymbol property => Contains(property.Type, kind) || HasInParameters(property.Parameters, kind),
        IEventSymbol e => Contains(e.Type, kind),
        _ => false,
    };

    private static bool HasInParameters(ImmutableArray<IParameterSymbol> parameters, TypeKind kind)
    {
        foreach (var parameter in parameters)
        {
            if (Contains(parameter.Type, kind) || IsMisplacedVoid(parameter.Type, kind))
            {
                return true;
            }
        }

        return false;
    }

    private static bool Contains(ITypeSymbol type, TypeKind kind) => type.TypeKind == kind || type switch
    {
        IArrayTypeSymbol array => Contains(array.ElementType, kind) || IsMisplacedVoid(array.ElementType, kind),
        IPointerTypeSymbol pointer => Contains(pointer.PointedAtType, kind),
        INamedTypeSymbol named => ContainsInArguments(named.TypeArguments, kind),
        _ => false,
    };

    private static bool ContainsInArguments(ImmutableArray<ITypeSymbol> arguments, TypeKind kind)
    {
        foreach (var argument in arguments)
        {
            if (Contains(argument, kind) || IsMisplacedVoid(argument, kind))
            {
                return true;
            }
        }

        return false;
    }

    // Where it is not what a method returns, the compiler has said that it is no type.
    private static bool IsMisplacedVoid(ITypeSymbol type, TypeKind kind) =>
        kind == TypeKind.Error && type.SpecialType == SpecialType.System_Void;
}
