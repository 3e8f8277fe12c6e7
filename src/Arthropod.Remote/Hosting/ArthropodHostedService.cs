using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// Starts serving with the host and stops with it. The inbox goes last, after every other service has stopped: they
/// may still call until then.
/// </summary>
internal sealed class ArthropodHostedService(IServiceProvider services, string name) : IHostedLifecycleService
{
    private RemoteNode? _node;

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Here, not in the constructor: options that are wrong are an error of the start.
        _node = services.GetRequiredKeyedService<RemoteNode>(name);
        return _node.Server.StartAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken) =>
        _node?.Server.StopAsync(cancellationToken) ?? Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => _node?.CloseAsync() ?? Task.CompletedTask;

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
