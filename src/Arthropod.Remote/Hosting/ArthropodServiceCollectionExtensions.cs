using Arthropod.Remote;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.Server;
using Arthropod.Remote.Server.Deliveries;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds remote calls to an application.</summary>
public static class ArthropodServiceCollectionExtensions
{
    /// <summary>
    /// Adds remote calls. May be called several times, by the application and by the libraries that it uses: what is
    /// said adds up.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="configure">Says which queues, which contracts are called, which are served.</param>
    /// <returns><paramref name="services"/>.</returns>
    /// <example>
    /// <code>
    /// builder.Services.AddArthropod(remote => remote.UseSqs().AddClient&lt;IVideoEncoder&gt;());
    /// </code>
    /// </example>
    public static IServiceCollection AddArthropod(this IServiceCollection services, Action<ArthropodBuilder> configure) =>
        services.AddArthropod("", configure);

    /// <summary>
    /// Adds remote calls through a second account or transport. Its clients are keyed services:
    /// <c>[FromKeyedServices("eu")] IVideoEncoder encoder</c>.
    /// </summary>
    /// <param name="services">The application's services.</param>
    /// <param name="name">The name that its services are keyed by. Its configuration is the section <c>Arthropod:Named:&lt;name&gt;</c>.</param>
    /// <param name="configure">Says which queues, which contracts are called, which are served.</param>
    /// <returns><paramref name="services"/>.</returns>
    public static IServiceCollection AddArthropod(this IServiceCollection services, string name, Action<ArthropodBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(configure);
        configure(new ArthropodBuilder(services, name, services.GetRegistrations(name)));
        return services;
    }

    private static ArthropodRegistrations GetRegistrations(this IServiceCollection services, string name)
    {
        var known = services.FirstOrDefault(service =>
            service.ServiceType == typeof(ArthropodRegistrations) && Equals(service.ServiceKey, name));
        if (known?.KeyedImplementationInstance is ArthropodRegistrations registrations)
        {
            return registrations;
        }

        registrations = new ArthropodRegistrations();
        services.AddLogging();
        services.TryAddScoped<CallContextHolder>();
        services.TryAddScoped(static scope => scope.GetRequiredService<CallContextHolder>().Context
            ?? throw new InvalidOperationException("There is no remote call here. IRemoteCallContext can be injected into what a server creates for a call."));
        services.AddKeyedSingleton(name, registrations);
        services.AddKeyedSingleton(name, (provider, _) => RemoteNodeFactory.Create(provider, name));
        services.AddKeyedSingleton<IRemoteServer>(name, static (provider, key) => provider.GetRequiredKeyedService<RemoteNode>(key).Server);
        services.AddSingleton<IHostedService>(provider => new ArthropodHostedService(provider, name));
        if (name.Length == 0)
        {
            services.AddSingleton(static provider => provider.GetRequiredKeyedService<IRemoteServer>(""));
        }

        return registrations;
    }
}
