using Arthropod.Remote.LocalSqs;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>The queue: an engine, and before it an HTTP front that can be started anew while the engine keeps all messages.</summary>
internal sealed class QueueFront : IAsyncDisposable
{
    private readonly LocalSqsEngine _engine;
    private LocalSqsServer _server;

    private QueueFront(LocalSqsEngine engine, LocalSqsServer server)
    {
        _engine = engine;
        _server = server;
        Url = server.Url;
    }

    /// <summary>Where it listens, the same after each restart.</summary>
    public Uri Url { get; }

    public static async Task<QueueFront> StartAsync(TimeProvider time)
    {
        var engine = new LocalSqsEngine(timeProvider: time);
        return new(engine, await LocalSqsServer.StartAsync(new LocalSqsServerOptions { Engine = engine }));
    }

    /// <summary>Stops the front at once, and starts it again after a while.</summary>
    public async Task RestartAsync(TimeSpan down, CancellationToken cancellationToken)
    {
        // Cut off, not awaited: a front that falls finishes nothing.
        await _server.StopAsync(new CancellationToken(canceled: true));
        await Task.Delay(down, TimeProvider.System, cancellationToken);
        _server = await LocalSqsServer.StartAsync(new LocalSqsServerOptions { Engine = _engine, Port = Url.Port }, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _engine.Dispose();
    }
}
