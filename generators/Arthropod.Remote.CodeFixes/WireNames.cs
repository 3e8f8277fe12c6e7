using System.Globalization;
using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.CodeFixes;

/// <summary>
/// Wire names for the methods of a contract that lack one of their own. They are found for all together, so that each
/// gets the same whether it is fixed alone or with the others.
/// </summary>
internal static class WireNames
{
    public static IReadOnlyDictionary<IMethodSymbol, string> For(
        INamedTypeSymbol contract, Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new Dictionary<IMethodSymbol, string>(SymbolEqualityComparer.Default);
        if (ContractReader.Read(contract, compilation, cancellationToken) is not { Contract: { } model } reading)
        {
            return names;
        }

        var taken = new HashSet<string>(model.Methods.Select(method => method.WireName), StringComparer.Ordinal);
        var methods = contract.GetMembers().OfType<IMethodSymbol>().ToList();
        foreach (var problem in reading.Problems.Where(problem => problem.Kind == ProblemKind.SameWireName))
        {
            if (methods.Find(method => method.Locations.Contains(problem.Location)) is { } method)
            {
                names[method] = Free(method, taken);
            }
        }

        return names;
    }

    // The parameters say best what sets an overload apart: Find(string customer) becomes FindCustomer.
    private static string Free(IMethodSymbol method, HashSet<string> taken)
    {
        var parameters = method.Parameters.Where(parameter => !MethodReader.IsToken(parameter.Type) && !KnownTypes.Is(parameter.Type, "System.IProgress`1"));
        var name = method.Name + string.Concat(parameters.Select(parameter => Capitalized(parameter.Name)));
        var free = name;
        for (var number = 2; !taken.Add(free); number++)
        {
            free = name + number.ToString(CultureInfo.InvariantCulture);
        }

        return free;
    }

    private static string Capitalized(string name) => char.ToUpperInvariant(name[0]) + name.Substring(1);
}
