using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// Generic types that contain themselves with ever longer arguments (Node&lt;T&gt; with a Node&lt;Node&lt;T&gt;&gt;): there
/// is no end to read.
/// </summary>
internal static class Growth
{
    // No type that a person wrote is built from so many.
    private const int MaxTypeSize = 40;

    // A type may contain a longer one of its kind and end there. Where several members grow, what is read doubles at
    // every step, so few must be enough.
    private const int MaxSteps = 5;

    /// <summary>Whether a type is one of a row without end.</summary>
    /// <param name="type">The type.</param>
    /// <param name="around">The types that are being read, which contain it.</param>
    public static bool IsEndless(INamedTypeSymbol type, TypesAround? around)
    {
        if (!type.IsGenericType)
        {
            return false;
        }

        var steps = 0;
        var last = type;
        for (; around is not null; around = around.Outer)
        {
            if (Grows(around.Type, last))
            {
                steps++;
                last = around.Type;
            }
        }

        return steps >= MaxSteps || IsTooLarge(type);
    }

    /// <summary>The first step on the way to an endless value at which its type is longer than it was before.</summary>
    public static ValueStep StartOf(ValueStep step)
    {
        var start = step;
        for (var current = step; current is not null; current = current.From)
        {
            if (IsOfKind(current.Value.Type, step.Value.Type) && GrowsFromBefore(current))
            {
                start = current;
            }
        }

        return start;
    }

    /// <summary>What is to be said of a value at which a row without end starts.</summary>
    public static ValueNode Fault(ValueNode start) => new(start.Type) { Problem = ProblemKind.EndlessValue };

    private static bool GrowsFromBefore(ValueStep step)
    {
        for (var before = step.From; before is not null; before = before.From)
        {
            if (before.Value.Type is INamedTypeSymbol from && step.Value.Type is INamedTypeSymbol to && Grows(from, to))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether the arguments of a type stand, as they are or inside of longer ones, in another of its kind.</summary>
    private static bool Grows(INamedTypeSymbol from, INamedTypeSymbol to)
    {
        if (!IsOfKind(from, to))
        {
            return false;
        }

        var grows = false;
        foreach (var (inner, outer) in Parts(from).Zip(Parts(to), static (inner, outer) => (inner, outer)))
        {
            if (!SymbolEqualityComparer.Default.Equals(inner, outer))
            {
                if (!IsInside(inner, outer))
                {
                    return false;
                }

                grows = true;
            }
        }

        return grows;
    }

    private static bool IsOfKind(ITypeSymbol one, ITypeSymbol other) =>
        SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, other.OriginalDefinition);

    private static bool IsInside(ITypeSymbol inner, ITypeSymbol outer) => Parts(outer).Any(
        part => SymbolEqualityComparer.Default.Equals(inner, part) || IsInside(inner, part));

    private static IEnumerable<ITypeSymbol> Parts(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => [array.ElementType],
        INamedTypeSymbol { ContainingType: { } outer } named => named.TypeArguments.Concat(Parts(outer)),
        INamedTypeSymbol named => named.TypeArguments,
        _ => [],
    };

    /// <summary>Counts the types that a type is built from; stops early, since arguments may double at every step.</summary>
    private static bool IsTooLarge(ITypeSymbol type)
    {
        var left = MaxTypeSize;
        Count(type);
        return left <= 0;

        void Count(ITypeSymbol current)
        {
            if (--left > 0)
            {
                foreach (var part in Parts(current))
                {
                    Count(part);
                }
            }
        }
    }
}
