using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Arthropod.Remote.LocalSqs.Engine;
using Arthropod.Remote.LocalSqs.Http;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Transport.Sockets;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.LocalSqs;

/// <summary>
/// An Amazon SQS over HTTP, for several processes and for clients in any language: give them <see cref="Url"/> as
/// endpoint (<c>AWS_ENDPOINT_URL_SQS</c>) and any credentials. It handles no signals and writes no logs: whoever
/// starts it decides when it stops.
/// </summary>
/// <example>
/// <code>
/// await using var server = await LocalSqsServer.StartAsync(new() { Port = 9324 });
/// Console.WriteLine($"listening on {server.Url}");
/// </code>
/// </example>
public sealed class LocalSqsServer : IAsyncDisposable
{
    // A request that is neither a long poll nor done by then has a client that does not read its answer.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private readonly KestrelServer _kestrel;
    private readonly CancellationTokenSource _endWaits;
    private readonly bool _ownsEngine;
    private int _stopped;

    private LocalSqsServer(KestrelServer kestrel, LocalSqsEngine engine, bool ownsEngine, CancellationTokenSource endWaits, Uri url)
    {
        _kestrel = kestrel;
        _ownsEngine = ownsEngine;
        _endWaits = endWaits;
        Engine = engine;
        Url = url;
    }

    /// <summary>The endpoint, with the port that was taken: <c>http://127.0.0.1:9324/</c>.</summary>
    public Uri Url { get; }

    /// <summary>The engine behind it.</summary>
    public LocalSqsEngine Engine { get; }

    /// <summary>Starts listening.</summary>
    /// <param name="options">Where to listen; null for a free port on loopback.</param>
    /// <param name="cancellationToken">Gives up starting.</param>
    /// <exception cref="IOException">The port is in use, or the address is not one of this machine's; the message says what to do.</exception>
    public static async Task<LocalSqsServer> StartAsync(LocalSqsServerOptions? options = null, CancellationToken cancellationToken = default)
    {
        options ??= new();
        var engine = options.Engine ?? new LocalSqsEngine();
        var endWaits = CancellationTokenSource.CreateLinkedTokenSource(engine.Disposing);
        var kestrel = Kestrel(options);
        try
        {
            await kestrel.StartAsync(new SqsApplication(engine, endWaits.Token), cancellationToken).ConfigureAwait(false);
            return new(kestrel, engine, options.Engine is null, endWaits, UrlOf(kestrel, options));
        }
        catch (Exception error)
        {
            kestrel.Dispose();
            endWaits.Dispose();
            if (options.Engine is null)
            {
                engine.Dispose();
            }

            if (error is IOException or SocketException)
            {
                throw new IOException(Refusal(options, error), error);
            }

            throw;
        }
    }

    /// <summary>
    /// Stops listening. Long polls are answered at once, with no messages; other requests under way are finished.
    /// Takes two seconds at most. Harmless when called again.
    /// </summary>
    /// <param name="cancellationToken">Cuts off what is still under way.</param>
    public async Task StopAsync(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _stopped, 1) != 0)
        {
            return;
        }

        await _endWaits.CancelAsync().ConfigureAwait(false);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        patience.CancelAfter(Patience);
        await _kestrel.StopAsync(patience.Token).ConfigureAwait(false);
        _kestrel.Dispose();
        _endWaits.Dispose();
        if (_ownsEngine)
        {
            Engine.Dispose();
        }
    }

    /// <summary>Stops, as <see cref="StopAsync"/>.</summary>
    public async ValueTask DisposeAsync() => await StopAsync().ConfigureAwait(false);

    // Kestrel by itself, without the web host around it: the host would bring configuration from the environment, a
    // logger to the console and a handler for SIGTERM, all of which belong to the application.
    private static KestrelServer Kestrel(LocalSqsServerOptions options)
    {
        var kestrel = new KestrelServerOptions { AddServerHeader = false };

        // What Kestrel refuses it cuts off, and most clients then tell of a broken pipe. So what is too long, but not
        // absurd, is read and refused by the protocol, with words.
        kestrel.Limits.MaxRequestBodySize = 4L * SqsLimits.MaxRequestBytes;

        // Other processes on a busy machine may be slow, and stopped in a debugger; nobody attacks from loopback.
        kestrel.Limits.MinRequestBodyDataRate = null;
        kestrel.Limits.MinResponseDataRate = null;
        kestrel.Listen(options.Address, options.Port, listen => listen.Protocols = HttpProtocols.Http1);
        return new(
            Options.Create(kestrel),
            new SocketTransportFactory(Options.Create(new SocketTransportOptions()), NullLoggerFactory.Instance),
            NullLoggerFactory.Instance);
    }

    private static Uri UrlOf(KestrelServer kestrel, LocalSqsServerOptions options)
    {
        var listening = new Uri(kestrel.Features.Get<IServerAddressesFeature>()!.Addresses.First());

        // One cannot connect to "any address", but whoever listens there listens on loopback too.
        var host = options.Address.Equals(IPAddress.Any) ? IPAddress.Loopback
            : options.Address.Equals(IPAddress.IPv6Any) ? IPAddress.IPv6Loopback
            : options.Address;
        return new UriBuilder(Uri.UriSchemeHttp, host.ToString(), listening.Port).Uri;
    }

    private static string Refusal(LocalSqsServerOptions options, Exception error)
    {
        var endpoint = new IPEndPoint(options.Address, options.Port);
        return error is AddressInUseException || error.InnerException is AddressInUseException
            ? string.Create(CultureInfo.InvariantCulture, $"Port {options.Port} on {options.Address} is already in use, perhaps by another local SQS. Stop that one, or choose another port; port 0 takes a free one.")
            : $"Could not listen on {endpoint}: {error.Message} Choose an address of this machine (127.0.0.1 for this machine alone) and a port that you may use.";
    }
}
