using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;
using Amazon.Runtime;
using Amazon.SQS;
using Arthropod.Remote.LocalSqs;

namespace Arthropod.Remote.Cli.Tests.Iam;

/// <summary>
/// Writes down which rights a process would have needed on AWS, by the requests that its SDK client really sends. Its
/// first receive from an inbox is answered with "no such queue", as SQS may in the first second of a queue.
/// </summary>
public sealed class Recorder(LocalSqsEngine engine) : DelegatingHandler(engine.CreateHandler())
{
    private readonly ConcurrentDictionary<Right, TaskCompletionSource> _seen = new();
    private int _inboxDenied;

    public IReadOnlySet<Right> Seen => _seen.Where(right => right.Value.Task.IsCompleted).Select(right => right.Key).ToHashSet();

    /// <summary>Ends when the action has been done.</summary>
    public Task WhenSeen(string action, QueueKind queue) => Of(new Right(action, queue)).Task.WaitAsync(Tool.Deadline);

    /// <summary>The real SDK client, recorded.</summary>
    public IAmazonSQS CreateClient() => new AmazonSQSClient(
        new BasicAWSCredentials("any", "any"),
        new AmazonSQSConfig { ServiceURL = "http://sqs.invalid", AuthenticationRegion = "us-east-1", MaxErrorRetry = 0, HttpClientFactory = new Factory(this) });

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var body = JsonDocument.Parse(await request.Content!.ReadAsByteArrayAsync(cancellationToken));
        var operation = request.Headers.GetValues("X-Amz-Target").Single().Split('.')[1];
        var queue = Right.KindOf(QueueOf(body.RootElement));
        if (operation == "ReceiveMessage" && queue == QueueKind.Inbox && Interlocked.Exchange(ref _inboxDenied, 1) == 0)
        {
            return NoSuchQueue(request);
        }

        var response = await base.SendAsync(request, cancellationToken);
        if (response.IsSuccessStatusCode || operation == "GetQueueUrl")
        {
            // As IAM counts: a batch needs the right to the single operation.
            Note($"sqs:{operation.Replace("Batch", "", StringComparison.Ordinal)}", queue);
            if (operation == "CreateQueue" && body.RootElement.TryGetProperty("tags", out _))
            {
                Note("sqs:TagQueue", queue);
            }
        }

        return response;
    }

    private void Note(string action, QueueKind queue) => Of(new Right(action, queue)).TrySetResult();

    private TaskCompletionSource Of(Right right) =>
        _seen.GetOrAdd(right, _ => new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));

    private static string QueueOf(JsonElement body) =>
        body.TryGetProperty("QueueName", out var name) ? name.GetString()!
        : body.TryGetProperty("QueueUrl", out var url) ? url.GetString()!.Split('/')[^1]
        : "*";

    private static HttpResponseMessage NoSuchQueue(HttpRequestMessage request) => new(HttpStatusCode.BadRequest)
    {
        RequestMessage = request,
        Headers = { { "x-amzn-query-error", "AWS.SimpleQueueService.NonExistentQueue;Sender" } },
        Content = new StringContent(
            """{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist."}""", Encoding.UTF8, "application/x-amz-json-1.0"),
    };

    private sealed class Factory(Recorder recorder) : HttpClientFactory
    {
        public override HttpClient CreateHttpClient(IClientConfig clientConfig) => new(recorder, disposeHandler: false);

        public override bool UseSDKHttpClientCaching(IClientConfig clientConfig) => false;

        public override bool DisposeHttpClientsAfterUse(IClientConfig clientConfig) => false;
    }
}
