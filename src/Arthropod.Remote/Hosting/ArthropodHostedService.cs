using System.Runtime.InteropServices;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Hosting;

/// <summary>
/// Starts serving with the host and stops with it. The inbox goes last, after every other service has stopped: they
/// may still call until then.
/// </summary>
internal sealed class ArthropodHostedService(IServiceProvider services, string name) : IHostedLifecycleService, IDisposable
{
    /// <summary>Cancelled when the shutdown waits no longer: its time is over, or a second signal came. Never disposed of: callbacks may run.</summary>
    private readonly CancellationTokenSource _abort = new();
    private RemoteNode? _node;

    /// <summary>Counts the signals to the process; <see langword="null"/> where nothing is served.</summary>
    internal SecondSignal? Signals { get; private set; }

    public Task StartAsync(CancellationToken cancellationToken)
    {
        // Here, not in the constructor: options that are wrong are an error of the start.
        _node = services.GetRequiredKeyedService<RemoteNode>(name);
        if (_node.Server.Contracts > 0)
        {
            Signals = new SecondSignal(Abort);
        }

        return _node.Server.StartAsync();
    }

    public Task StopAsync(CancellationToken cancellationToken)
    {
        if (_node is null)
        {
            return Task.CompletedTask;
        }

        cancellationToken.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), _abort);
        return _node.Server.StopAsync(_abort.Token);
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return _node?.CloseAsync() ?? Task.CompletedTask;
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => Signals?.Dispose();

    private void Abort(PosixSignal signal)
    {
        var logger = new UnfailingLogger(services.GetRequiredService<ILoggerFactory>().CreateLogger("Arthropod.Remote.Server"));
        logger.SecondSignal(signal.ToString());
        _abort.Cancel();
    }
}
