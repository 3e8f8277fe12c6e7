using Arthropod.Remote.Client;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Deliveries;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
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
        var reader = new SectionReader(faults);

        var options = new ArthropodOptions();
        registrations.Options.ForEach(configure => configure(options));
        reader.Read(section, options, ["Clients", "Inbox", "Servers", "SigningKeys", .. name.Length == 0 ? ["Named"] : Array.Empty<string>(), .. registrations.Sections.Keys]);
        reader.Read(section.GetSection("Inbox"), options.Inbox);
        reader.CheckHasKeys(section.GetSection("Clients"), "by the name of a queue");
        reader.CheckHasKeys(section.GetSection("Servers"), "by the name of a queue");
        foreach (var (transport, settings) in registrations.Sections)
        {
            reader.Check(section.GetSection(transport), settings);
        }

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
            ReadServer(reader, section.GetSection($"Servers:{contract.QueueName}"), server);
            server.IncludeErrorDetails ??= services.GetService<IHostEnvironment>()?.IsDevelopment() == true;
            faults.Check(contract, server, options.Prefix);
            servers.Add(new ServerRegistration(contract, create, server, ContractPolicies.OfWorker(contract, server, options.Timeout)));
        }

        var keys = ReadKeys(section.GetSection("SigningKeys"), registrations.Keys, faults);
        faults.Check(keys);
        faults.CheckTogether(registrations.Servers.Select(each => each.Contract));
        faults.Throw();
        var calls = new CallSettings(options.SendTimeout, options.Timeout, contract => ReadUnregistered(section, contract, options.Prefix));
        foreach (var contract in registrations.Clients.Select(each => each.Contract).Distinct())
        {
            calls.Add(contract, clients[contract.ContractType]);
        }

        return new NodeSettings(options, calls, servers, keys);
    }

    private static void ReadClient(
        IConfigurationSection section, RemoteContract contract, RemoteClientOptions client, string prefix, SettingsFaults faults)
    {
        new SectionReader(faults).Read(section.GetSection($"Clients:{contract.QueueName}"), client);
        faults.Check(contract, client, prefix);
    }

    private static void ReadServer(SectionReader reader, IConfigurationSection section, RemoteServerOptions server)
    {
        reader.Read(section, server, "Backoff");
        var backoff = section.GetSection("Backoff");
        if (server.Backoff is not null && backoff.Exists())
        {
            // Its own copy: what the code set is immutable, and may be another server's too.
            server.Backoff = server.Backoff with { };
            reader.Read(backoff, server.Backoff);
        }
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
            try
            {
                keys.Add(SigningKey.Parse(key.Value ?? ""));
            }
            catch (FormatException exception)
            {
                faults.Add($"The configuration section '{key.Path}' cannot be read: {exception.Message}");
            }
        }

        if (!section.Exists())
        {
            return [.. said];
        }

        faults.CheckKeysAreListed(section.Path, section.GetChildren().Count());
        return keys;
    }
}
