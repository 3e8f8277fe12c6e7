using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Policies;

/// <summary>The policies of a contract's methods on one side of their calls.</summary>
internal sealed class ContractPolicies
{
    private readonly CallPolicy[] _methods;

    private ContractPolicies(RemoteContract contract, Func<RemoteMethod?, CallPolicy> merge)
    {
        Contract = merge(null);
        _methods = [.. contract.Methods.Select(merge)];
    }

    /// <summary>What holds as long as the method isn't known.</summary>
    public CallPolicy Contract { get; }

    /// <summary>What holds for each method.</summary>
    public IReadOnlyList<CallPolicy> Methods => _methods;

    /// <summary>What holds for a method.</summary>
    public CallPolicy this[RemoteMethod method] => _methods[method.Index];

    public static ContractPolicies OfCaller(RemoteContract contract, RemoteClientOptions client, TimeSpan timeout) =>
        new(contract, method => CallPolicy.Merge(contract, method, timeout, client: client));

    public static ContractPolicies OfWorker(RemoteContract contract, RemoteServerOptions server, TimeSpan timeout) =>
        new(contract, method => CallPolicy.Merge(contract, method, timeout, server: server));
}
