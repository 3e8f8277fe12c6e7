using Amazon.Runtime;
using Amazon.Runtime.Internal;
using Amazon.SQS;
using Amazon.SQS.Internal;

namespace Arthropod.Remote.Sqs.Client;

/// <summary>
/// The AWS client as the transport wants it: a request is one attempt, so that its outcome is the whole truth (a
/// refusal after a lost answer would else look as if nothing had been sent), and the MD5 of messages is left to us.
/// This folder makes clients: endpoint, region, credentials, connections.
/// </summary>
internal sealed class SqsClient : AmazonSQSClient
{
    /// <summary>Creates a client.</summary>
    /// <param name="credentials">The credentials; <see langword="null"/>: by AWS's conventions, when the first request needs them.</param>
    /// <param name="configuration">Endpoint, region, connections.</param>
    /// <returns>The client.</returns>
    public static SqsClient Create(AWSCredentials? credentials, AmazonSQSConfig configuration) =>
        credentials is null ? new SqsClient(configuration) : new SqsClient(credentials, configuration);

    private SqsClient(AmazonSQSConfig configuration)
        : base(configuration)
    {
    }

    private SqsClient(AWSCredentials credentials, AmazonSQSConfig configuration)
        : base(credentials, configuration)
    {
    }

    /// <inheritdoc/>
    protected override void CustomizeRuntimePipeline(RuntimePipeline pipeline)
    {
        base.CustomizeRuntimePipeline(pipeline);
        pipeline.RemoveHandler<ValidationResponseHandler>();
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClockSkewRetry(Config)));
    }
}
