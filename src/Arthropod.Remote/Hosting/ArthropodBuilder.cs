using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// What an application says about its remote calls: which queues, which contracts it calls, which it serves. This
/// folder puts the others together; nothing else knows the container.
/// </summary>
public sealed class ArthropodBuilder
{
    internal ArthropodBuilder(IServiceCollection services, string name)
    {
        Services = services;
        Name = name;
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
}
