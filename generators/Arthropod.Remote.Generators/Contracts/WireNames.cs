using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// The wire names of a contract, each of one method. What two bases declare alike is one method, and what they declare
/// otherwise is a mistake.
/// </summary>
internal sealed class WireNames
{
    private readonly Dictionary<string, (IMethodSymbol Method, MethodModel Model)> _taken = new(StringComparer.Ordinal);

    /// <summary>Takes the wire name of a method; returns the method that has it already.</summary>
    public (IMethodSymbol Method, MethodModel Model)? Take(IMethodSymbol method, MethodModel model)
    {
        if (_taken.TryGetValue(model.WireName, out var first))
        {
            return first;
        }

        _taken.Add(model.WireName, (method, model));
        return null;
    }

    /// <summary>Why two methods of one wire name are not one; <see langword="null"/>: they are.</summary>
    public static Problem? Conflict((IMethodSymbol Method, MethodModel Model) first, IMethodSymbol method, MethodModel model, Location place)
    {
        if (!first.Model.HasSignatureOf(model))
        {
            return new(ProblemKind.SameWireName, place, new[] { Display(method), model.WireName, Display(first.Method), Advice(first.Method, method) }.ToEquatableArray());
        }

        var difference = !first.Model.HasSettingsOf(model) ? "[RemoteMethod] or [OneWay]"
            : !first.Model.HasDefaultsOf(model) && AreUnrelated(first.Method.ContainingType, method.ContainingType) ? "default values"
            : null;
        return difference is null
            ? null
            : new(ProblemKind.DeclaredDifferently, place, new[] { Display(method), Display(first.Method), difference }.ToEquatableArray());
    }

    private static string Advice(IMethodSymbol first, IMethodSymbol method) =>
        SymbolEqualityComparer.Default.Equals(first.OriginalDefinition, method.OriginalDefinition)
            ? $"both are one declaration, and its attributes are those of both; inherit only one of '{Type(first)}' and '{Type(method)}', and make the other a contract of its own"
            : "give it one of its own with [RemoteMethod(Name = \"...\")]";

    // Who declares a method again may give it other values: callers see those.
    private static bool AreUnrelated(INamedTypeSymbol one, INamedTypeSymbol other) =>
        !one.AllInterfaces.Contains(other, SymbolEqualityComparer.Default) && !other.AllInterfaces.Contains(one, SymbolEqualityComparer.Default);

    private static string Display(IMethodSymbol method) => Type(method) + "." + method.Name;

    private static string Type(IMethodSymbol method) =>
        method.ContainingType.IsGenericType ? method.ContainingType.ToDisplayString(Names.Display) : method.ContainingType.Name;
}
