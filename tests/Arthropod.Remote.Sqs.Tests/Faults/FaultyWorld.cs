using Amazon;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Time.Testing;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>A queue server in process with a queue on it, and a faulty way there.</summary>
internal sealed class FaultyWorld : IDisposable
{
    public const string Queue = "queue";

    private readonly LocalSqsEngine _engine = new();
    private readonly IAmazonSQS _faultyClient;
    private readonly IAmazonSQS _server;

    private FaultyWorld(bool ownClient)
    {
        Way = new FaultyHandler { InnerHandler = _engine.CreateHandler() };
        _faultyClient = ownClient ? SqsClientFactory.CreateInProcess(() => Way) : ForeignClient();
        _server = _engine.CreateClient();
        Transport = new SqsTransport(_faultyClient, ownsClient: true, Time, Log);
    }

    public FaultyHandler Way { get; }

    public FakeTimeProvider Time { get; } = new(DateTimeOffset.UtcNow);

    public ListLogger<SqsTransport> Log { get; } = new();

    public IQueueTransport Transport { get; }

    /// <summary>With the client that UseSqs() and UseLocal() make, or with one as an application may bring it.</summary>
    public static async Task<FaultyWorld> CreateAsync(bool ownClient = true)
    {
        var world = new FaultyWorld(ownClient);
        await world._server.CreateQueueAsync(Queue);
        return world;
    }

    /// <summary>Sends by a way without faults.</summary>
    public async Task PutAsync(params string[] bodies)
    {
        var url = (await _server.GetQueueUrlAsync(Queue)).QueueUrl;
        foreach (var body in bodies)
        {
            await _server.SendMessageAsync(url, body);
        }
    }

    /// <summary>What is in the queue, by a way without faults.</summary>
    public async Task<List<string>> BodiesAsync()
    {
        var url = (await _server.GetQueueUrlAsync(Queue)).QueueUrl;
        List<string> bodies = [];
        while ((await _server.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = url, MaxNumberOfMessages = 10 })).Messages is { Count: > 0 } messages)
        {
            bodies.AddRange(messages.Select(m => m.Body));
        }

        return bodies;
    }

    public Task<IReadOnlyList<Outcome>> SendAsync(params string[] bodies) =>
        Transport.SendAsync(Queue, [.. bodies.Select(body => new OutgoingMessage(body))], CancellationToken.None);

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync() =>
        Transport.ReceiveAsync(Queue, new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.FromSeconds(30)), CancellationToken.None);

    public void Dispose()
    {
        ((IDisposable)Transport).Dispose();
        _server.Dispose();
        _engine.Dispose();
    }

    private AmazonSQSClient ForeignClient() => new(
        new BasicAWSCredentials("key", "secret"),
        new AmazonSQSConfig
        {
            RegionEndpoint = RegionEndpoint.USEast1,
            MaxErrorRetry = 0,
            HttpClientFactory = new SqsConnections(() => Way),
        });
}
