using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>What to do instead of sending a type that cannot travel.</summary>
internal static class Refusal
{
    /// <summary>For a type that has no encoding.</summary>
    public static string AdviceFor(ITypeSymbol type) => type switch
    {
        _ when KnownTypes.IsOrDerivesFrom(type, "System.Progress`1") => "declare the parameter as IProgress<T>",
        _ when KnownTypes.Is(type, "System.IProgress`1") => "declare a parameter of the method as IProgress<T>",
        _ when KnownTypes.Is(type, "System.Collections.Generic.IAsyncEnumerable`1") =>
            "streams of items cannot travel yet: send a list, or make one call for each item",
        _ when KnownTypes.Is(type, "System.IServiceProvider") => "inject it into the implementation",
        _ => "send what is needed of it as a plain type, text or byte[]",
    };

    /// <summary>What is wrong with a collection, and what to use.</summary>
    public static string OfCollection(INamedTypeSymbol type) => (IsUntyped(type), IsDictionary(type)) switch
    {
        (true, true) => "whose elements are untyped; use Dictionary<TKey, TValue>",
        (true, false) => "whose elements are untyped; use List<T>",
        _ => "that cannot be created empty and added to; use an array, List<T> or Dictionary<TKey, TValue>",
    };

    /// <summary>For a type that cannot be created: what its constructors are not, and what to do. Nobody adds any to the types of others.</summary>
    public static string OfConstructors(INamedTypeSymbol type, bool byIndex)
    {
        var wanted = byIndex
            ? "take the members with the keys 0, 1, 2 and so on in this order"
            : "all have the name of a member and take its type";
        return wanted + "; " + (type.Locations.Any(static location => location.IsInSource)
            ? "add one, or one without parameters"
            : $"send what is needed of it as a plain type, text or byte[], or write an IRemoteFormatter<{type.ToDisplayString(Names.Display)}>");
    }

    private static bool IsUntyped(INamedTypeSymbol type) =>
        !type.AllInterfaces.Any(i => i.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);

    private static bool IsDictionary(INamedTypeSymbol type) =>
        type.AllInterfaces.Prepend(type).Any(i => KnownTypes.Is(i, "System.Collections.IDictionary"));
}
