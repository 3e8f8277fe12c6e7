using Amazon;
using Amazon.Runtime;
using Amazon.Runtime.Endpoints;
using Amazon.SQS;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.InProcess;

/// <summary>Makes the real SDK client on the in-process front.</summary>
internal static class InProcessClient
{
    // Never resolved (RFC 6761): should anything ever leave the process, it gets nowhere.
    private const string ServiceUrl = "http://localsqs.invalid";

    public static AmazonSQSClient Create(LocalSqsEngine engine)
    {
        // The SDK fills whatever is not set here from environment and profile, which are none of our business.
        var config = new AmazonSQSConfig
        {
            ServiceURL = ServiceUrl,
            IgnoreConfiguredEndpointUrls = true,
            AuthenticationRegion = QueueStore.Region,
            HttpClientFactory = new InProcessHttpClientFactory(engine),
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
        return new(new BasicAWSCredentials("local", "local"), config);
    }
}
