using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Client;

/// <summary>What the application says of its calls.</summary>
internal sealed record CallSettings
{
    private static readonly RemoteClientOptions Unsaid = new();

    public required TimeSpan Timeout { get; init; }

    public required TimeSpan SendTimeout { get; init; }

    /// <summary>What the application says of single contracts.</summary>
    public IReadOnlyDictionary<Type, RemoteClientOptions> Contracts { get; init; } = new Dictionary<Type, RemoteClientOptions>();

    /// <summary>What the application says of a contract.</summary>
    public RemoteClientOptions OptionsOf(RemoteContract contract) => Contracts.GetValueOrDefault(contract.ContractType, Unsaid);

    /// <summary>The nearest word counts: the call's, the application's for the contract, the method's, the contract's, the application's.</summary>
    public TimeSpan TimeoutOf(RemoteCall call) =>
        call.Options?.Timeout
        ?? OptionsOf(call.Contract).Timeout
        ?? call.Method.Timeout
        ?? call.Contract.Timeout
        ?? Timeout;
}
