using Amazon.Runtime;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>Gives an SQS client its HTTP client: one, for as long as the SQS client lives.</summary>
/// <param name="createHandler">Makes the way to SQS.</param>
internal sealed class SqsConnections(Func<HttpMessageHandler> createHandler) : HttpClientFactory
{
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    // SQS moves behind its DNS name; a connection that is never closed would not notice.
    private static readonly TimeSpan ConnectionLifetime = TimeSpan.FromMinutes(15);

    /// <summary>Connections over the network.</summary>
    /// <param name="isLoopback">Whether SQS is on this machine, to which no proxy leads.</param>
    /// <param name="timeProvider">The clock by which an answer is late.</param>
    /// <returns>The connections.</returns>
    public static SqsConnections OverNetwork(bool isLoopback, TimeProvider timeProvider) => new(() => new RequestDeadline(timeProvider)
    {
        InnerHandler = new SocketsHttpHandler
        {
            // Not limited, so that sends never queue up behind long polls, each of which holds a connection for 20 s.
            // There are as many connections as requests under way, and those are bounded above the transport.
            MaxConnectionsPerServer = int.MaxValue,
            ConnectTimeout = ConnectTimeout,
            PooledConnectionLifetime = ConnectionLifetime,
            UseCookies = false,
            UseProxy = !isLoopback,
        },
    });

    /// <inheritdoc/>
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        // Without a timeout of its own: RequestDeadline knows how long each request may take.
        new(createHandler(), disposeHandler: true) { Timeout = Timeout.InfiniteTimeSpan };

    /// <inheritdoc/>
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => true;

    /// <summary>Nothing: the HTTP client belongs to one SQS client and is disposed of with it.</summary>
    /// <param name="clientConfig">The configuration.</param>
    /// <returns>Null.</returns>
    public override string? GetConfigUniqueString(IClientConfig clientConfig) => null;
}
