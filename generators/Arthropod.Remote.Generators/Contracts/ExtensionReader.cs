using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>Finds what stands in the way of the generated <c>WithOptions</c>: a class of its name, a method of a contract.</summary>
internal sealed class ExtensionReader(INamedTypeSymbol contract, string name)
{
    private const string Generator = "Arthropod.Remote.Generators";

    public string Name { get; } = name;

    /// <summary>Whether somebody else has a class of that name. Analyzers also see the generated one.</summary>
    public bool IsTaken { get; } = contract.ContainingNamespace.GetTypeMembers(name, 0).Any(
        type => Attributes.FirstArgument(Attributes.Find(type, "System.CodeDom.Compiler.GeneratedCodeAttribute")) is not Generator);

    public IEnumerable<Problem> Problems()
    {
        if (IsTaken)
        {
            yield return new(ProblemKind.ExtensionNameTaken, Places.Name(contract), new[] { contract.Name, Name }.ToEquatableArray());
        }

        foreach (var method in Hiding(contract))
        {
            yield return Hidden(method, Places.Name(method));
        }

        // A contract that is inherited says it itself.
        foreach (var method in contract.AllInterfaces.Where(type => Attributes.Find(type, Attributes.RemoteQueue) is null).SelectMany(Hiding))
        {
            yield return Hidden(method, Places.Name(contract));
        }
    }

    private static Problem Hidden(IMethodSymbol method, Location place) =>
        new(ProblemKind.HiddenExtension, place, new[] { method.ContainingType.Name + ".WithOptions" }.ToEquatableArray());

    private static IEnumerable<IMethodSymbol> Hiding(INamedTypeSymbol type) => type.GetMembers("WithOptions").OfType<IMethodSymbol>().Where(TakesOptions);

    private static bool TakesOptions(IMethodSymbol method) =>
        method.Parameters.Length > 0 && KnownTypes.Is(method.Parameters[0].Type, "Arthropod.Remote.RemoteCallOptions") &&
        method.Parameters.Skip(1).All(parameter => parameter.IsOptional || parameter.IsParams);
}
