using System.Net;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Chaos.Queue;

/// <summary>The proxy's ear: a Kestrel by itself, since the host around it would take the signals that the run heeds.</summary>
internal sealed class ProxyServer : IAsyncDisposable
{
    private readonly KestrelServer _kestrel;

    private ProxyServer(KestrelServer kestrel) => _kestrel = kestrel;

    /// <summary>Where the processes of the run find the queue.</summary>
    public Uri Url => new(_kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public static async Task<ProxyServer> StartAsync(FaultProxy proxy)
    {
        var options = new KestrelServerOptions { AddServerHeader = false };

        // Askers are suspended for seconds.
        options.Limits.MinRequestBodyDataRate = null;
        options.Limits.MinResponseDataRate = null;
        options.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        var kestrel = new KestrelServer(
            Options.Create(options),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
        await kestrel.StartAsync(new Application(proxy), CancellationToken.None);
        return new(kestrel);
    }

    public async ValueTask DisposeAsync()
    {
        // Nobody is left who waits for an answer.
        await _kestrel.StopAsync(new CancellationToken(canceled: true));
        _kestrel.Dispose();
    }

    private sealed class Application(FaultProxy proxy) : IHttpApplication<HttpContext>
    {
        public HttpContext CreateContext(IFeatureCollection contextFeatures) => new DefaultHttpContext(contextFeatures);

        public void DisposeContext(HttpContext context, Exception? exception)
        {
            // It holds nothing but what Kestrel owns.
        }

        public Task ProcessRequestAsync(HttpContext context) => proxy.HandleAsync(context);
    }
}
