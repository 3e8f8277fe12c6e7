using System.Collections.Concurrent;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;

namespace Arthropod.Remote.Client;

/// <summary>The settings of this process's calls, by contract.</summary>
/// <param name="sendTimeout">How long a request is sent again without an answer from the queue service.</param>
/// <param name="timeout">How long calls wait by default.</param>
/// <param name="read">Reads and checks the options of a contract that the application hasn't added.</param>
internal sealed class CallSettings(TimeSpan sendTimeout, TimeSpan timeout, Func<RemoteContract, RemoteClientOptions> read)
{
    private readonly ConcurrentDictionary<RemoteContract, (RemoteClientOptions Options, ContractPolicies Policies)> _contracts = new();

    public TimeSpan SendTimeout => sendTimeout;

    /// <summary>Adds a contract that the application calls.</summary>
    public void Add(RemoteContract contract, RemoteClientOptions options) => _contracts[contract] = Merge(contract, options);

    /// <summary>Reads the settings of any other contract before its first call, so that whoever asks for its proxy hears what is wrong.</summary>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">Something is wrong.</exception>
    public void Prepare(RemoteContract contract) => Of(contract);

    public RemoteClientOptions OptionsOf(RemoteContract contract) => Of(contract).Options;

    public CallPolicy PolicyOf(RemoteCall call) => Of(call.Contract).Policies[call.Method].For(call.Options);

    private (RemoteClientOptions Options, ContractPolicies Policies) Of(RemoteContract contract) =>
        _contracts.TryGetValue(contract, out var known) ? known : _contracts.GetOrAdd(contract, Merge(contract, read(contract)));

    private (RemoteClientOptions Options, ContractPolicies Policies) Merge(RemoteContract contract, RemoteClientOptions options) =>
        (options, ContractPolicies.OfCaller(contract, options, timeout));
}
