using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>That a contract is served here, by what, and how.</summary>
/// <param name="Contract">The contract.</param>
/// <param name="CreateImplementation">Takes the implementation out of the call's scope.</param>
/// <param name="Options">How it is served.</param>
/// <param name="Policies">What that comes to for each method.</param>
internal sealed record ServerRegistration(
    RemoteContract Contract, Func<IServiceProvider, object> CreateImplementation, RemoteServerOptions Options, ContractPolicies Policies);
