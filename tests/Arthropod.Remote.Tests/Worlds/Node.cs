using Arthropod.Remote.Hosting;
using Arthropod.Remote.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>One process of a world: what AddArthropod made of it, started and stopped as a host would.</summary>
internal sealed class Node(World world, ServiceProvider services, NodeTransport line)
{
    public ServiceProvider Services { get; } = services;

    public NodeTransport Line { get; } = line;

    public IRemoteServer Server => Services.GetRequiredService<IRemoteServer>();

    public T Get<T>()
        where T : class =>
        Services.GetRequiredService<T>();

    public void Start() => world.Complete(BeginAsync());

    /// <summary>Stops as a host does: the servers within the shutdown time, then the client and the inbox.</summary>
    public void Stop(TimeSpan? shutdownTime = null) => world.Complete(BeginStop(shutdownTime ?? TimeSpan.FromSeconds(30)));

    /// <summary>The same without waiting for the end.</summary>
    public Task BeginStop(TimeSpan shutdownTime) => world.Run(async () =>
    {
        using var shutdown = new CancellationTokenSource(shutdownTime, world.Time);
        foreach (var service in Services.GetServices<IHostedService>())
        {
            await service.StopAsync(shutdown.Token);
        }

        foreach (var service in Services.GetServices<IHostedService>().OfType<IHostedLifecycleService>())
        {
            await service.StoppedAsync(shutdown.Token);
        }
    });

    public Task CloseAsync() => world.Run(() => Services.GetRequiredKeyedService<RemoteNode>("").CloseAsync());

    /// <summary>kill -9: nothing that the process does has an effect any more.</summary>
    public void Kill() => Line.Kill();

    private Task BeginAsync() => world.Run(async () =>
    {
        foreach (var service in Services.GetServices<IHostedService>())
        {
            await service.StartAsync(CancellationToken.None);
        }
    });
}
