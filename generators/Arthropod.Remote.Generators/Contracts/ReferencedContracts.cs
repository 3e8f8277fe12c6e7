using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Arthropod.Remote.Generators.Contracts;

/// <summary>
/// The contracts of assemblies that a project references, with their queues. Only what is generated into an assembly is
/// looked at: each contract that can be called has a proxy there, in a namespace of ours.
/// </summary>
internal static class ReferencedContracts
{
    private const string Library = "Arthropod.Remote.Abstractions";
    private const string Proxy = "Proxy";

    // Weakly keyed. The compiler keeps the symbols of a reference from one compilation to the next.
    private static readonly ConditionalWeakTable<IAssemblySymbol, List<(string Queue, INamedTypeSymbol Contract)>> Known = new();

    /// <summary>The contracts of all references, by assembly.</summary>
    public static IEnumerable<(string Queue, INamedTypeSymbol Contract)> Of(Compilation compilation) => compilation.SourceModule.ReferencedAssemblySymbols
        .Where(static assembly => References(assembly, Library))
        .SelectMany(static assembly => Known.GetValue(assembly, static key => [.. In(key)]));

    /// <summary>Whether an assembly references another, of which it could know.</summary>
    public static bool References(IAssemblySymbol assembly, string name)
    {
        foreach (var module in assembly.Modules)
        {
            foreach (var reference in module.ReferencedAssemblies)
            {
                if (string.Equals(reference.Name, name, StringComparison.Ordinal))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static IEnumerable<(string Queue, INamedTypeSymbol Contract)> In(IAssemblySymbol assembly)
    {
        var contracts = Find(assembly.GlobalNamespace, Names.GeneratedNamespace(assembly.Name).Split('.'))?.GetTypeMembers()
            .SelectMany(static type => type.GetTypeMembers(Proxy))
            .SelectMany(static proxy => proxy.Interfaces) ?? [];
        foreach (var contract in contracts)
        {
            if (QueueOf(contract, assembly) is { } queue)
            {
                yield return (queue, contract);
            }
        }
    }

    private static INamespaceSymbol? Find(INamespaceSymbol start, string[] names)
    {
        var current = start;
        foreach (var name in names)
        {
            current = current?.GetNamespaceMembers().FirstOrDefault(inner => string.Equals(inner.Name, name, StringComparison.Ordinal));
        }

        return current;
    }

    private static string? QueueOf(INamedTypeSymbol contract, IAssemblySymbol assembly)
    {
        if (!TypeArguments.IsGeneric(contract))
        {
            return Attributes.FirstArgument(Attributes.Find(contract, Attributes.RemoteQueue)) as string;
        }

        return ClosedContracts.First(contract, assembly) is { } closing ? ClosedContracts.QueueNameOf(contract, closing) : null;
    }
}
