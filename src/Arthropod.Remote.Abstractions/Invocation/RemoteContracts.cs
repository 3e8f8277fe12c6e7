using System.Collections.Concurrent;
using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace Arthropod.Remote.Invocation;

/// <summary>The contracts whose generated code this process has loaded.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class RemoteContracts
{
    private static readonly ConcurrentDictionary<Type, RemoteContract> Registered = new();
    private static readonly ConcurrentDictionary<Type, string> Conflicts = new();

    /// <summary>Makes a contract known. Generated module initializers call this.</summary>
    /// <param name="contract">
    /// The contract. A second registration that is equal is ignored; one with another queue is an error for whoever
    /// asks for the contract.
    /// </param>
    public static void Register(RemoteContract contract)
    {
        ArgumentNullException.ThrowIfNull(contract);
        var first = Registered.GetOrAdd(contract.ContractType, contract);
        if (!string.Equals(first.QueueName, contract.QueueName, StringComparison.Ordinal))
        {
            // Thrown here, in a module initializer, it would end whatever loads the assembly.
            Conflicts.TryAdd(
                contract.ContractType,
                $"'{contract.ContractType}' is closed with two queues: '{first.QueueName}' by {first.AssemblyName}, and " +
                $"'{contract.QueueName}' by {contract.AssemblyName}. Give both the same QueueName in [assembly: RemoteContract], " +
                "or remove one.");
        }
    }

    internal static RemoteContract<TContract> Get<TContract>()
        where TContract : class
    {
        Load(typeof(TContract));
        if (Conflicts.TryGetValue(typeof(TContract), out var conflict))
        {
            throw new InvalidOperationException(conflict);
        }

        return Registered.TryGetValue(typeof(TContract), out var contract)
            ? (RemoteContract<TContract>)contract
            : throw new InvalidOperationException(typeof(TContract).IsGenericType ? NotClosed(typeof(TContract)) : NoCode(typeof(TContract)));
    }

    // The module initializer has run if any code of the contract's assembly has; a type token alone runs nothing. A
    // generic contract may be closed where a type argument comes from.
    private static void Load(Type type)
    {
        RuntimeHelpers.RunModuleConstructor(type.Module.ModuleHandle);
        foreach (var argument in type.GenericTypeArguments)
        {
            Load(argument);
        }
    }

    private static string NoCode(Type contract) =>
        $"'{contract}' has no generated proxy and dispatcher. Mark the interface with [RemoteQueue(\"...\")], and see " +
        $"to it that the project that declares it ('{contract.Assembly.GetName().Name}') references the package " +
        "Arthropod.Remote.Abstractions, which brings the generator, and that it builds without errors.";

    private static string NotClosed(Type contract) =>
        $"'{contract}' has no generated proxy and dispatcher for these type arguments. Mark the interface with " +
        "[RemoteQueue(\"...\")], and close it: [assembly: RemoteContract(typeof(...))] with the type that is used here, in a project " +
        "that references the package Arthropod.Remote.Abstractions, which brings the generator, and whose code has run before this.";
}
