using Amazon.SQS;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Messages;
using Arthropod.Remote.Sqs.Queues;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Sqs;

/// <summary>
/// The transport over Amazon SQS: says nothing itself, but knows who does. <c>Queues</c> finds, lists, tags, creates
/// and deletes queues and remembers their addresses; <c>Messages</c> sends, receives and settles; <c>Errors</c> turns what SQS and
/// its client say into outcomes; <c>Client</c> makes the SQS client. Nothing here knows of calls.
/// </summary>
internal sealed class SqsTransport : IQueueTransport, IDisposable
{
    private static readonly TransportLimits SqsLimits = new(
        MaxBatchCount: 10,
        MaxBatchBytes: SqsService.MaxMessageBytes,
        MaxReceiveWait: TimeSpan.FromSeconds(20),
        MaxLease: TimeSpan.FromHours(12),
        MaxRetention: TimeSpan.FromDays(14),
        MaxQueueNameLength: 80);

    private readonly IAmazonSQS _client;
    private readonly bool _ownsClient;
    private readonly ServiceClock _clock;
    private readonly QueueAddressBook _addresses;
    private readonly QueueProvisioner _provisioner;
    private readonly QueueDirectory _directory;
    private readonly MessageSender _sender;
    private readonly MessageReceiver _receiver;
    private readonly MessageSettler _settler;

    /// <summary>Creates the transport.</summary>
    /// <param name="client">The SQS client.</param>
    /// <param name="ownsClient">Whether the client is disposed of with the transport.</param>
    /// <param name="timeProvider">The clock of this process.</param>
    /// <param name="logger">Where to say what nobody asked for.</param>
    /// <param name="endsReceivesCleanly">Whether the service takes no message out of a queue for a request that is gone. Amazon SQS does.</param>
    public SqsTransport(
        IAmazonSQS client, bool ownsClient, TimeProvider timeProvider, ILogger<SqsTransport> logger, bool endsReceivesCleanly = false)
    {
        Limits = SqsLimits with { EndsReceivesCleanly = endsReceivesCleanly };
        _client = client;
        _ownsClient = ownsClient;
        _clock = new ServiceClock(client, timeProvider);
        var service = new SqsService(client, timeProvider);
        _addresses = new QueueAddressBook(service);
        _provisioner = new QueueProvisioner(service, _addresses, logger);
        _directory = new QueueDirectory(service, _addresses);
        _sender = new MessageSender(service, _addresses);
        _receiver = new MessageReceiver(service, _addresses, timeProvider, logger);
        _settler = new MessageSettler(service, _addresses);
    }

    /// <inheritdoc/>
    public TransportLimits Limits { get; }

    /// <inheritdoc/>
    public DateTimeOffset QueueTime => _clock.Now;

    /// <inheritdoc/>
    public Task<QueueInfo?> FindQueueAsync(string queue, CancellationToken cancellationToken) =>
        _provisioner.FindAsync(queue, cancellationToken);

    /// <inheritdoc/>
    public Task<QueueInfo> CreateQueueAsync(QueueDefinition definition, CancellationToken cancellationToken) =>
        _provisioner.CreateAsync(definition, cancellationToken);

    /// <inheritdoc/>
    public Task DeleteQueueAsync(string queue, CancellationToken cancellationToken) =>
        _provisioner.DeleteAsync(queue, cancellationToken);

    /// <inheritdoc/>
    public IAsyncEnumerable<string> ListQueuesAsync(string prefix, CancellationToken cancellationToken) =>
        _directory.ListAsync(prefix, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyDictionary<string, string>?> GetTagsAsync(string queue, CancellationToken cancellationToken) =>
        _directory.TagsAsync(queue, cancellationToken);

    /// <inheritdoc/>
    public Task SetTagsAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        _directory.TagAsync(queue, tags, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Outcome>> SendAsync(
        string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        _sender.SendAsync(queue, messages, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, ReceiveRequest request, CancellationToken cancellationToken) =>
        _receiver.ReceiveAsync(queue, request, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Outcome>> DeleteAsync(
        string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken) =>
        _settler.DeleteAsync(queue, receipts, cancellationToken);

    /// <inheritdoc/>
    public Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(
        string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken) =>
        _settler.ChangeVisibilityAsync(queue, changes, cancellationToken);

    /// <inheritdoc/>
    public void Dispose()
    {
        _clock.Dispose();
        if (_ownsClient)
        {
            _client.Dispose();
        }
    }
}
