using Arthropod.Remote.Generators.Contracts;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Diagnostics;

/// <summary>What would make a contract better that has nothing wrong with it.</summary>
internal static class Suggestions
{
    public static IEnumerable<Diagnostic> For(INamedTypeSymbol contract) => contract.GetMembers().OfType<IMethodSymbol>()
        .Where(method => method.IsAbstract && !HasToken(method) && !IsOneWay(method))
        .Select(method => Diagnostic.Create(
            ContractRules.NoCancellationToken, Places.Name(method), contract.Name + "." + method.Name));

    private static bool HasToken(IMethodSymbol method) => method.Parameters.Any(parameter => MethodReader.IsToken(parameter.Type));

    // Nobody waits for its work.
    private static bool IsOneWay(IMethodSymbol method) => Attributes.Find(method, Attributes.OneWay) is not null;
}
