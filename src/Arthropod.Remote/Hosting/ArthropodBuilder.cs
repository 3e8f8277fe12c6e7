using System.Diagnostics.CodeAnalysis;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// What an application says about its remote calls: which queues, which contracts it calls, which it serves. This
/// folder puts the others together; nothing else knows the container.
/// </summary>
/// <example>
/// <code>
/// builder.Services.AddArthropod(remote => remote
///     .UseSqs()
///     .AddClient&lt;IVideoEncoder&gt;());
/// </code>
/// </example>
public sealed class ArthropodBuilder
{
    private readonly ArthropodRegistrations _registrations;

    internal ArthropodBuilder(IServiceCollection services, string name, ArthropodRegistrations registrations)
    {
        Services = services;
        Name = name;
        _registrations = registrations;
    }

    /// <summary>The application's services.</summary>
    public IServiceCollection Services { get; }

    /// <summary>
    /// Which account or transport this is, if the application has several; empty for the default one. Its services
    /// are keyed by this name.
    /// </summary>
    public string Name { get; }

    /// <summary>Says through which transport the calls go; the last one said applies.</summary>
    /// <param name="create">Creates the transport; it is disposed of with the application, if it can be.</param>
    /// <returns>This builder.</returns>
    public ArthropodBuilder UseTransport(Func<IServiceProvider, IQueueTransport> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton<IQueueTransport>(Name, (services, _) => create(services));
        return this;
    }

    /// <summary>
    /// Says that a transport reads a section of its own below <c>Arthropod</c> (or <c>Arthropod:Named:&lt;name&gt;</c>).
    /// Keys below it that are none of its settings are reported when the application starts, like all others; a section
    /// that nobody adds is reported too.
    /// </summary>
    /// <param name="section">The section's name, such as <c>Sqs</c>.</param>
    /// <param name="settings">The names of its settings.</param>
    /// <returns>This builder.</returns>
    public ArthropodBuilder AddTransportSection(string section, params string[] settings)
    {
        ArgumentException.ThrowIfNullOrEmpty(section);
        ArgumentNullException.ThrowIfNull(settings);
        _registrations.Sections[section] = settings;
        return this;
    }

    /// <summary>
    /// Says where the servers of this process keep what they share with others of their calls, so that none is carried
    /// out twice: <c>UseIdempotencyStore(_ => new InMemoryIdempotencyStore())</c>, or <c>UseSqliteIdempotencyStore(path)</c>
    /// of the package Arthropod.Remote.Sqlite. The last one said applies. All servers of a queue need the same store.
    /// </summary>
    /// <param name="create">Creates the store; it is disposed of with the application, if it can be.</param>
    /// <returns>This builder.</returns>
    public ArthropodBuilder UseIdempotencyStore(Func<IServiceProvider, IIdempotencyStore> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        Services.AddKeyedSingleton<IIdempotencyStore>(Name, (services, _) => create(services));
        return this;
    }

    /// <summary>
    /// Sets what holds for all calls. What the configuration section <c>Arthropod</c> says goes before what is said
    /// here, so that a deployment can be changed without a build.
    /// </summary>
    /// <param name="configure">Sets the options.</param>
    /// <returns>This builder.</returns>
    public ArthropodBuilder Configure(Action<ArthropodOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _registrations.Options.Add(configure);
        return this;
    }

    /// <summary>
    /// Signs every message with the first key, and takes only messages that one of the keys has signed; callers and
    /// workers need the same keys. A key is replaced in three deployments: the new one behind the old one everywhere,
    /// then before it, then alone. What the configuration says (<c>Arthropod:SigningKeys:0</c> and so on, each
    /// <c>id:secret</c>) stands instead of what is said here.
    /// </summary>
    /// <param name="keys">The keys: at least one.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="ArgumentException">There is none, so that nothing would be signed and everything taken.</exception>
    public ArthropodBuilder SignEnvelopes(params SigningKey[] keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Length == 0 || Array.IndexOf(keys, null) >= 0)
        {
            throw new ArgumentException("To sign takes a key. Give at least one, or do not call SignEnvelopes.", nameof(keys));
        }

        _registrations.Keys.AddRange(keys);
        return this;
    }

    /// <summary>
    /// Registers the contract's proxy as <typeparamref name="TContract"/>, so that it can be injected anywhere (keyed
    /// by <see cref="Name"/> unless that is empty). Saying it twice is harmless.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="configure">Sets how it is called.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The interface has no generated code.</exception>
    public ArthropodBuilder AddClient<TContract>(Action<RemoteClientOptions>? configure = null)
        where TContract : class
    {
        _registrations.Clients.Add(new(RemoteContracts.Get<TContract>(), configure));
        if (Name.Length == 0)
        {
            Services.TryAddSingleton(services => services.GetRequiredKeyedService<RemoteNode>("").CreateClient<TContract>());
        }
        else
        {
            Services.TryAddKeyedSingleton(
                Name, (services, name) => services.GetRequiredKeyedService<RemoteNode>(name).CreateClient<TContract>());
        }

        return this;
    }

    /// <summary>
    /// Serves the contract by a class, one instance for each call in a scope of its own. The class is registered as
    /// itself (scoped, unless it is registered already) and never as <typeparamref name="TContract"/>: that is the
    /// proxy, so that no process calls itself by mistake.
    /// </summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <typeparam name="TImplementation">The class that does the work.</typeparam>
    /// <param name="configure">Sets how it is served.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The interface has no generated code.</exception>
    public ArthropodBuilder AddServer<
        TContract, [DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] TImplementation>(
        Action<RemoteServerOptions>? configure = null)
        where TContract : class
        where TImplementation : class, TContract
    {
        Services.TryAddScoped<TImplementation>();
        return AddServer<TContract>(static services => services.GetRequiredService<TImplementation>(), configure);
    }

    /// <summary>Serves the contract by what a function takes out of each call's scope.</summary>
    /// <typeparam name="TContract">The contract.</typeparam>
    /// <param name="create">Called for each call, with the services of its scope. Whoever creates disposes.</param>
    /// <param name="configure">Sets how it is served.</param>
    /// <returns>This builder.</returns>
    /// <exception cref="InvalidOperationException">The interface has no generated code.</exception>
    public ArthropodBuilder AddServer<TContract>(
        Func<IServiceProvider, TContract> create, Action<RemoteServerOptions>? configure = null)
        where TContract : class
    {
        ArgumentNullException.ThrowIfNull(create);
        _registrations.Servers.Add(new(RemoteContracts.Get<TContract>(), create, configure));
        return this;
    }
}
