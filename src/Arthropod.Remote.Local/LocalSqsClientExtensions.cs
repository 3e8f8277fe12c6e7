using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS;
using Arthropod.Remote.Sqs.Client;

namespace Arthropod.Remote.LocalSqs;

/// <summary>The AWS SDK's client on an engine.</summary>
public static class LocalSqsClientExtensions
{
    // Never resolved (RFC 6761): should anything ever leave the process, it gets nowhere.
    private const string ServiceUrl = "http://localsqs.invalid";

    /// <summary>
    /// Makes the real SDK client, wired to this engine without a socket: dummy credentials, region us-east-1. It reads
    /// no AWS setting, variable or profile and never asks the metadata service. The caller disposes of it.
    /// </summary>
    /// <param name="engine">The engine.</param>
    /// <returns>The client.</returns>
    /// <exception cref="ObjectDisposedException">The engine is disposed.</exception>
    /// <example>
    /// <code>
    /// using var engine = new LocalSqsEngine();
    /// using var sqs = engine.CreateClient();
    /// var queue = await sqs.CreateQueueAsync("video_encoding");
    /// await sqs.SendMessageAsync(queue.QueueUrl, "hello");
    /// </code>
    /// </example>
    public static IAmazonSQS CreateClient(this LocalSqsEngine engine)
    {
        ArgumentNullException.ThrowIfNull(engine);
        var handler = engine.CreateHandler();

        // The SDK fills whatever is not set here from environment and profile, which are none of our business.
        var config = new AmazonSQSConfig
        {
            ServiceURL = ServiceUrl,
            IgnoreConfiguredEndpointUrls = true,
            AuthenticationRegion = SqsClientFactory.DummyRegion,
            HttpClientFactory = new SqsConnections(() => handler),
            DefaultConfigurationMode = DefaultConfigurationMode.Standard,
            RetryMode = RequestRetryMode.Standard,
            MaxErrorRetry = 2,
            UseDualstackEndpoint = false,
            UseFIPSEndpoint = false,
            DisableRequestCompression = true,
            RequestMinCompressionSizeBytes = 10_240,
            RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
            ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
            AccountIdEndpointMode = AccountIdEndpointMode.DISABLED,
            EndpointDiscoveryEnabled = false,
            ClientAppId = "localsqs",
        };
        return new AmazonSQSClient(LoopbackCredentials.Dummy, config);
    }
}
