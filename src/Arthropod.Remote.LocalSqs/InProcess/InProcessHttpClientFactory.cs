using Amazon.Runtime;

namespace Arthropod.Remote.LocalSqs.InProcess;

/// <summary>Gives the AWS SDK an HttpClient that ends at the engine.</summary>
internal sealed class InProcessHttpClientFactory(LocalSqsEngine engine) : HttpClientFactory
{
    public override HttpClient CreateHttpClient(IClientConfig clientConfig) =>
        new(engine.CreateHandler(), disposeHandler: true)
        {
            // A long poll takes as long as it takes; without a timeout HttpClient also needs no timer per request.
            Timeout = Timeout.InfiniteTimeSpan,
        };

    // The SDK's cache is for the whole process and keyed by settings, which say nothing of the engine.
    public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

    public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
}
