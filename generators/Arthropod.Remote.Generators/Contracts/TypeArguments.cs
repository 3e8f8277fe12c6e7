using System.Text;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>The type parameters of a contract, those of the types that it is nested in included, and what stands for them.</summary>
internal static class TypeArguments
{
    public static bool IsGeneric(INamedTypeSymbol contract) => Levels(contract).Any(level => level.IsGenericType);

    /// <summary>Whether it is the definition itself, and not one with types for its parameters.</summary>
    public static bool IsDefinition(INamedTypeSymbol contract) =>
        IsGeneric(contract) && SymbolEqualityComparer.Default.Equals(contract, contract.OriginalDefinition);

    public static bool IsUnbound(INamedTypeSymbol contract) => Levels(contract).Any(level => level.IsUnboundGenericType);

    /// <summary>Whether two types are one to the program that runs: what tuples call their elements is only the compiler's.</summary>
    public static bool AreSame(ITypeSymbol one, ITypeSymbol other) => SymbolEqualityComparer.Default.Equals(one, other) || (one, other) switch
    {
        (IArrayTypeSymbol left, IArrayTypeSymbol right) => left.Rank == right.Rank && AreSame(left.ElementType, right.ElementType),
        (INamedTypeSymbol left, INamedTypeSymbol right) => SymbolEqualityComparer.Default.Equals(left.OriginalDefinition, right.OriginalDefinition) &&
            left.TypeArguments.Zip(right.TypeArguments, AreSame).All(same => same) &&
            (left.ContainingType is not { } outer || AreSame(outer, right.ContainingType)),
        _ => false,
    };

    public static bool IsTypeParameterInside(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol => true,
        IArrayTypeSymbol array => IsTypeParameterInside(array.ElementType),
        IPointerTypeSymbol pointer => IsTypeParameterInside(pointer.PointedAtType),
        INamedTypeSymbol named => named.TypeArguments.Any(IsTypeParameterInside) ||
            (named.ContainingType is { } outer && IsTypeParameterInside(outer)),
        _ => false,
    };

    /// <summary>The parameters as a method declares them: <c>&lt;T, U&gt;</c>.</summary>
    public static string Declaration(INamedTypeSymbol contract)
    {
        var parameters = Parameters(contract).Select(parameter => Names.Escaped(parameter.Name)).ToList();
        return parameters.Count == 0 ? "" : $"<{string.Join(", ", parameters)}>";
    }

    /// <summary>What stands for them, as it follows the name of a class: <c>&lt;int, string&gt;</c>.</summary>
    public static string Arguments(INamedTypeSymbol type) =>
        $"<{string.Join(", ", Levels(type).SelectMany(level => level.TypeArguments).Select(argument => argument.ToDisplayString(Names.Type)))}>";

    /// <summary>Whether each parameter can be told from the others: a nested type may repeat a name.</summary>
    public static bool AreDistinct(INamedTypeSymbol type)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        return Parameters(type).All(parameter => names.Add(parameter.Name));
    }

    /// <summary>Their constraints, each clause with a space before it.</summary>
    public static string Constraints(INamedTypeSymbol contract) => string.Concat(Parameters(contract)
        .Select(parameter => (Names.Escaped(parameter.Name), Clause: string.Join(", ", Constraints(parameter))))
        .Where(constrained => constrained.Clause.Length > 0)
        .Select(constrained => $" where {constrained.Item1} : {constrained.Clause}"));

    /// <summary>Whether a queue name says <c>{T}</c> for each of them, so that no two closed contracts have one queue.</summary>
    public static bool AreAllNamedIn(string queueName, INamedTypeSymbol contract) =>
        Parameters(contract).All(parameter => queueName.Contains(Placeholder(parameter)));

    /// <summary>The queue name with <c>_{T}</c> at its end for each of them that it does not name.</summary>
    public static string Completed(string queueName, INamedTypeSymbol contract) => queueName + string.Concat(
        Parameters(contract).Select(Placeholder).Where(placeholder => !queueName.Contains(placeholder)).Select(placeholder => "_" + placeholder));

    /// <summary>The queue name with the names of types for <c>{T}</c>.</summary>
    public static string Fill(string queueName, INamedTypeSymbol contract)
    {
        foreach (var level in Levels(contract))
        {
            for (var i = 0; i < level.TypeParameters.Length; i++)
            {
                queueName = queueName.Replace(Placeholder(level.TypeParameters[i]), Word(level.TypeArguments[i]));
            }
        }

        return queueName;
    }

    private static string Placeholder(ITypeParameterSymbol parameter) => "{" + parameter.Name + "}";

    // Simple names: a queue's name has 80 characters, and people read it.
    private static string Word(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => Word(array.ElementType) + "_Array",
        INamedTypeSymbol { TypeArguments.Length: > 0 } named => new StringBuilder(named.Name)
            .Append('_').Append(string.Join("_", named.TypeArguments.Select(Word))).ToString(),
        _ => type.Name,
    };

    private static IEnumerable<ITypeParameterSymbol> Parameters(INamedTypeSymbol contract) =>
        Levels(contract).SelectMany(level => level.TypeParameters);

    private static List<INamedTypeSymbol> Levels(INamedTypeSymbol contract)
    {
        var levels = new List<INamedTypeSymbol>();
        for (var current = contract; current is not null; current = current.ContainingType)
        {
            levels.Insert(0, current);
        }

        return levels;
    }

    private static IEnumerable<string> Constraints(ITypeParameterSymbol parameter)
    {
        if (parameter.HasUnmanagedTypeConstraint)
        {
            yield return "unmanaged";
        }
        else if (parameter.HasValueTypeConstraint)
        {
            yield return "struct";
        }
        else if (parameter.HasReferenceTypeConstraint)
        {
            yield return parameter.ReferenceTypeConstraintNullableAnnotation == NullableAnnotation.Annotated ? "class?" : "class";
        }
        else if (parameter.HasNotNullConstraint)
        {
            yield return "notnull";
        }

        foreach (var type in parameter.ConstraintTypes)
        {
            yield return type.ToDisplayString(Names.Signature);
        }

        if (parameter is { HasConstructorConstraint: true, HasValueTypeConstraint: false })
        {
            yield return "new()";
        }

        if (parameter.AllowsRefLikeType)
        {
            yield return "allows ref struct";
        }
    }
}
