using Arthropod.Remote.Invocation;

namespace Arthropod.Remote.Hosting;

/// <summary>What the application has said in all its calls of AddArthropod for one name.</summary>
internal sealed class ArthropodRegistrations
{
    public List<Action<ArthropodOptions>> Options { get; } = [];

    public List<SigningKey> Keys { get; } = [];

    /// <summary>The configuration sections of transports, with the settings that each has.</summary>
    public Dictionary<string, IReadOnlyCollection<string>> Sections { get; } = new(StringComparer.OrdinalIgnoreCase);

    public List<ClientRegistration> Clients { get; } = [];

    public List<ServiceRegistration> Servers { get; } = [];

    internal sealed record ClientRegistration(RemoteContract Contract, Action<RemoteClientOptions>? Configure);

    internal sealed record ServiceRegistration(
        RemoteContract Contract, Func<IServiceProvider, object> Create, Action<RemoteServerOptions>? Configure);
}
