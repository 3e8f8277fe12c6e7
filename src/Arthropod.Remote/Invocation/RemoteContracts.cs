using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Arthropod.Remote.Invocation;

/// <summary>The contracts whose generated code this process has loaded.</summary>
public static class RemoteContracts
{
    private static readonly ConcurrentDictionary<Type, RemoteContract> Registered = new();

    /// <summary>Makes a contract known. Generated module initializers call this.</summary>
    /// <param name="contract">The contract. A second registration of the same interface is ignored.</param>
    public static void Register(RemoteContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        Registered.TryAdd(contract.ContractType, contract);
    }

    internal static RemoteContract<TContract> Get<TContract>()
        where TContract : class
    {
        // The module initializer has run if any code of the contract's assembly has; a type token alone runs nothing.
        RuntimeHelpers.RunModuleConstructor(typeof(TContract).Module.ModuleHandle);
        if (Registered.TryGetValue(typeof(TContract), out var contract))
        {
            return (RemoteContract<TContract>)contract;
        }

        throw new InvalidOperationException(
            $"'{typeof(TContract)}' has no generated proxy and dispatcher. Mark the interface with [RemoteQueue(\"...\")], and see " +
            $"to it that the project that declares it ('{typeof(TContract).Assembly.GetName().Name}') references the package " +
            "Arthropod.Remote, which brings the generator, and that it builds without errors.");
    }
}
