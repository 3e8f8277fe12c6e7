using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>Makes SQS clients.</summary>
internal static class SqsClientFactory
{
    /// <summary>The region by which requests are signed where nobody looks at it.</summary>
    public const string DummyRegion = "us-east-1";

    // One repetition, which ClockSkewRetry allows for one reason.
    private const int MaxErrorRetry = 1;

    // Never resolved (RFC 6761): should a request ever leave the process, it gets nowhere.
    private const string NowhereUrl = "http://sqs.invalid";

    /// <summary>Makes the client that settings ask for.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="timeProvider">The clock.</param>
    /// <returns>The client.</returns>
    /// <exception cref="InvalidOperationException">No region is known.</exception>
    public static SqsClient Create(AwsSettings settings, TimeProvider timeProvider)
    {
        var endpoint = settings.Endpoint();
        if (endpoint is { IsLoopback: true })
        {
            return CreateLoopback(settings, endpoint, timeProvider);
        }

        var configuration = new AmazonSQSConfig
        {
            Profile = settings.ToProfile(),
            MaxErrorRetry = MaxErrorRetry,
            HttpClientFactory = SqsConnections.OverNetwork(isLoopback: false, timeProvider),
        };
        if (endpoint is null)
        {
            configuration.RegionEndpoint = RegionEndpoint.GetBySystemName(settings.RequiredRegion("the endpoint of Amazon SQS"));
        }
        else
        {
            configuration.ServiceURL = endpoint.AbsoluteUri;
            if (!NamesItsRegion(endpoint))
            {
                configuration.AuthenticationRegion = settings.RequiredRegion($"requests to {endpoint} (they are signed for a region)");
            }
        }

        return SqsClient.Create(settings.Credentials, configuration);
    }

    /// <summary>Makes a client that reaches SQS without a network and reads no AWS setting.</summary>
    /// <param name="createHandler">Makes the way to SQS.</param>
    /// <returns>The client.</returns>
    public static SqsClient CreateInProcess(Func<HttpMessageHandler> createHandler)
    {
        var configuration = Closed(new Uri(NowhereUrl), new SqsConnections(createHandler));
        return SqsClient.Create(LoopbackCredentials.Dummy, configuration);
    }

    private static SqsClient CreateLoopback(AwsSettings settings, Uri endpoint, TimeProvider timeProvider)
    {
        var configuration = Closed(endpoint, SqsConnections.OverNetwork(isLoopback: true, timeProvider));
        configuration.AuthenticationRegion = settings.RegionWithoutAsking() ?? DummyRegion;
        return SqsClient.Create(LoopbackCredentials.Find(settings), configuration);
    }

    // What is not set here the SDK takes from environment, profile or, in mode Auto, from the metadata service.
    private static AmazonSQSConfig Closed(Uri endpoint, HttpClientFactory connections) => new()
    {
        IgnoreConfiguredEndpointUrls = true,
        ServiceURL = endpoint.AbsoluteUri,
        AuthenticationRegion = DummyRegion,
        HttpClientFactory = connections,
        DefaultConfigurationMode = DefaultConfigurationMode.Standard,
        RetryMode = RequestRetryMode.Standard,
        MaxErrorRetry = MaxErrorRetry,
        UseDualstackEndpoint = false,
        UseFIPSEndpoint = false,
        DisableRequestCompression = true,
        RequestChecksumCalculation = RequestChecksumCalculation.WHEN_REQUIRED,
        ResponseChecksumValidation = ResponseChecksumValidation.WHEN_REQUIRED,
        AccountIdEndpointMode = AccountIdEndpointMode.DISABLED,
        EndpointDiscoveryEnabled = false,
    };

    // The SDK reads the region out of AWS's own host names (sqs.eu-west-1.amazonaws.com, vpce-1.sqs.eu-west-1.vpce.amazonaws.com).
    private static bool NamesItsRegion(Uri endpoint) =>
        endpoint.Host.EndsWith(".amazonaws.com", StringComparison.OrdinalIgnoreCase) ||
        endpoint.Host.EndsWith(".amazonaws.com.cn", StringComparison.OrdinalIgnoreCase);
}
