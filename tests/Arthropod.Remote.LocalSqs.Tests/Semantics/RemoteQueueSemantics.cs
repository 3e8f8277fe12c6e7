using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>Against an SQS server that we did not write, on real time: <c>AWS_ENDPOINT_URL_SQS=http://127.0.0.1:PORT</c>.</summary>
public sealed class RemoteQueueSemantics : QueueSemantics, IDisposable
{
    internal const string EndpointVariable = "AWS_ENDPOINT_URL_SQS";

    // Without retries: what the server says the first time is what counts.
    private readonly AmazonSQSClient _sqs = new(
        new BasicAWSCredentials("test", "test"),
        new AmazonSQSConfig { ServiceURL = Endpoint, AuthenticationRegion = "us-east-1", MaxErrorRetry = 0 });

    internal static string? Endpoint => Environment.GetEnvironmentVariable(EndpointVariable);

    protected override IAmazonSQS Sqs => _sqs;

    [NeedsRemoteServerFact]
    public async Task The_server_that_is_named_answers()
    {
        Assert.Equal(200, (int)(await Sqs.ListQueuesAsync(new ListQueuesRequest())).HttpStatusCode);
    }

    public void Dispose() => _sqs.Dispose();

    // A long poll waits for the thing itself.
    protected override async Task<List<Message>> ReceiveWithinAsync(string queue, int seconds) =>
        (await Sqs.ReceiveMessageAsync(Request(queue, seconds))).Messages ?? [];
}
