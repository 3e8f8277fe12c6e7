using Amazon.SQS;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arthropod.Remote.Sqs.Tests.Integration;

/// <summary>
/// A queue server to test against: LocalSqs in this process or, when AWS_ENDPOINT_URL_SQS is set, the server there
/// (such as moto_server). Each has its own prefix, so that tests do not meet on a server that outlives them. Mark the
/// tests with <c>[Trait("Category", "Integration")]</c>.
/// </summary>
public sealed class QueueServer : IAsyncLifetime
{
    private readonly LocalSqsEngine? _engine;
    private readonly SqsClient _client;

    public QueueServer()
    {
        Endpoint = Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SQS") is { Length: > 0 } url ? new Uri(url) : null;
        _engine = Endpoint is null ? new LocalSqsEngine() : null;
        _client = Endpoint is null
            ? SqsClientFactory.CreateInProcess(_engine!.CreateHandler)
            : SqsClientFactory.Create(new AwsSettings { ServiceUrl = Endpoint }, TimeProvider.System);
    }

    /// <summary>The server's address; null: in this process.</summary>
    public Uri? Endpoint { get; }

    /// <summary>Begins the names of this instance's queues.</summary>
    public string Prefix { get; } = $"t{Guid.NewGuid().ToString("N")[..10]}-";

    /// <summary>The real SDK client on the server.</summary>
    public IAmazonSQS Client => _client;

    /// <summary>Says a builder to go through this server.</summary>
    public ArthropodBuilder Use(ArthropodBuilder builder) => _engine is null ? builder.UseSqs(_client) : builder.UseLocal(_engine);

    /// <summary>A transport on the server; disposing of it leaves the server alone.</summary>
    public IQueueTransport CreateTransport(TimeProvider? timeProvider = null) =>
        new SqsTransport(_client, ownsClient: false, timeProvider ?? TimeProvider.System, NullLogger<SqsTransport>.Instance);

    /// <summary>A queue's full name that no other test has.</summary>
    public string NewName(string name = "queue") => $"{Prefix}{name}-{Guid.NewGuid().ToString("N")[..8]}";

    /// <summary>Creates a queue that no other test has.</summary>
    public async Task<string> CreateQueueAsync(IQueueTransport transport, string name = "queue")
    {
        var queue = NewName(name);
        await transport.CreateQueueAsync(new QueueDefinition(queue), CancellationToken.None);
        return queue;
    }

    public Task InitializeAsync() => Task.CompletedTask;

    /// <summary>Leaves no queue of ours on a server that outlives us.</summary>
    public async Task DisposeAsync()
    {
        if (Endpoint is not null)
        {
            var mine = await _client.ListQueuesAsync(Prefix);
            foreach (var url in mine.QueueUrls ?? [])
            {
                await _client.DeleteQueueAsync(url);
            }
        }

        _client.Dispose();
        _engine?.Dispose();
    }
}
