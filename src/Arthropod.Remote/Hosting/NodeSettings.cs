using Arthropod.Remote.Client;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Server;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// What the application said and what its configuration says, the configuration going before; checked as a whole, so
/// that everything that is wrong is reported at once.
/// </summary>
internal sealed class NodeSettings
{
    private NodeSettings(
        ArthropodOptions options, CallSettings calls, IReadOnlyList<ServerRegistration> servers, IReadOnlyList<SigningKey> keys)
    {
        Options = options;
        Calls = calls;
        Servers = servers;
        Keys = keys;
    }

    public ArthropodOptions Options { get; }

    public CallSettings Calls { get; }

    public IReadOnlyList<ServerRegistration> Servers { get; }

    /// <summary>With these messages are signed, with the first; none: they are not.</summary>
    public IReadOnlyList<SigningKey> Keys { get; }

    /// <exception cref="OptionsValidationException">Something is wrong; the message lists all of it.</exception>
    public static NodeSettings Read(IServiceProvider services, string name)
    {
        var registrations = services.GetRequiredKeyedService<ArthropodRegistrations>(name);
        var section = (services.GetService<IConfiguration>() ?? new ConfigurationBuilder().Build())
            .GetSection(name.Length == 0 ? "Arthropod" : $"Arthropod:Named:{name}");
        var faults = new SettingsFaults();

        var options = new ArthropodOptions();
        registrations.Options.ForEach(configure => configure(options));
        faults.Catch("Arthropod", () => section.Bind(options));
        faults.Check(options);

        var clients = new Dictionary<Type, RemoteClientOptions>();
        foreach (var (contract, configure) in registrations.Clients)
        {
            if (!clients.TryGetValue(contract.ContractType, out var client))
            {
                clients[contract.ContractType] = client = new RemoteClientOptions();
            }

            configure?.Invoke(client);
        }

        foreach (var contract in registrations.Clients.Select(each => each.Contract).Distinct())
        {
            ReadClient(section, contract, clients[contract.ContractType], options.Prefix, faults);
        }

        var servers = new List<ServerRegistration>();
        foreach (var (contract, create, configure) in registrations.Servers)
        {
            var server = new RemoteServerOptions();
            configure?.Invoke(server);
            faults.Catch($"Arthropod:Servers:{contract.QueueName}", () => section.GetSection($"Servers:{contract.QueueName}").Bind(server));
            faults.Check(contract, server, options.Prefix);
            servers.Add(new ServerRegistration(contract, create, server, ContractPolicies.OfWorker(contract, server, options.Timeout)));
        }

        var keys = ReadKeys(section.GetSection("SigningKeys"), registrations.Keys, faults);
        faults.Check(keys);
        faults.CheckTogether(registrations.Servers.Select(each => each.Contract));
        faults.Throw();
        var calls = new CallSettings(options.SendTimeout, options.Timeout, contract =>
            clients.TryGetValue(contract.ContractType, out var client) ? client : ReadUnregistered(section, contract, options.Prefix));
        return new NodeSettings(options, calls, servers, keys);
    }

    private static void ReadClient(
        IConfigurationSection section, RemoteContract contract, RemoteClientOptions client, string prefix, SettingsFaults faults)
    {
        faults.Catch($"Arthropod:Clients:{contract.QueueName}", () => section.GetSection($"Clients:{contract.QueueName}").Bind(client));
        faults.Check(contract, client, prefix);
    }

    /// <summary>A client without a host gives a proxy of any contract, of which the code has said nothing.</summary>
    private static RemoteClientOptions ReadUnregistered(IConfigurationSection section, RemoteContract contract, string prefix)
    {
        var client = new RemoteClientOptions();
        var faults = new SettingsFaults();
        ReadClient(section, contract, client, prefix, faults);
        faults.Throw();
        return client;
    }

    private static List<SigningKey> ReadKeys(IConfigurationSection section, IReadOnlyList<SigningKey> said, SettingsFaults faults)
    {
        var keys = new List<SigningKey>();
        foreach (var key in section.GetChildren())
        {
            faults.Catch(key.Path, () => keys.Add(SigningKey.Parse(key.Value ?? "")));
        }

        if (!section.Exists())
        {
            return [.. said];
        }

        faults.CheckKeysAreListed(section.Path, section.GetChildren().Count());
        return keys;
    }
}
