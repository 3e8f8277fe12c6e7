using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Sqs.Errors;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Queues;

/// <summary>
/// Remembers the queues' URLs, so that a request for each is spent once. An entry is dropped as soon as SQS says that
/// there is no such queue, so that one that was recreated is found again; that there is none is never remembered.
/// Bounded: a worker answers to as many inboxes as it has had callers.
/// </summary>
/// <param name="service">The SQS client.</param>
internal sealed class QueueAddressBook(SqsService service)
{
    private const int Capacity = 10_000;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LinkedListNode<(string Queue, QueueAddress Address)>> _entries = new(StringComparer.Ordinal);
    private readonly LinkedList<(string Queue, QueueAddress Address)> _byUse = new();

    /// <summary>Finds a queue's address, by memory or by asking.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address, or <see langword="null"/> if there is no such queue.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public ValueTask<QueueAddress?> FindAsync(string queue, CancellationToken cancellationToken) =>
        Recall(queue) is { } address ? new(address) : new(LookUpAsync(queue, cancellationToken));

    /// <summary>Asks SQS for a queue's address and remembers it.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The address, or <see langword="null"/> if there is no such queue.</returns>
    /// <exception cref="TransportException">SQS refused, or could not be reached.</exception>
    public async Task<QueueAddress?> LookUpAsync(string queue, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await service.AskAsync(
                SqsAction.LookUp,
                queue,
                (client, token) => client.GetQueueUrlAsync(new GetQueueUrlRequest { QueueName = queue }, token),
                cancellationToken).ConfigureAwait(false);
            var address = new QueueAddress(answer.QueueUrl);
            Remember(queue, address);
            return address;
        }
        catch (TransportException exception) when (exception.Error == TransportError.QueueMissing)
        {
            Forget(queue);
            return null;
        }
    }

    /// <summary>Remembers a queue's address in place of what was known.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="address">Its address.</param>
    public void Remember(string queue, QueueAddress address)
    {
        lock (_lock)
        {
            Remove(queue);
            _entries[queue] = _byUse.AddFirst((queue, address));
            if (_entries.Count > Capacity && _byUse.Last is { } leastUsed)
            {
                Remove(leastUsed.Value.Queue);
            }
        }
    }

    /// <summary>Forgets a queue: SQS says that there is none at the address.</summary>
    /// <param name="queue">The queue's name.</param>
    public void Forget(string queue)
    {
        lock (_lock)
        {
            Remove(queue);
        }
    }

    /// <summary>A queue's address, if it is remembered.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <returns>The address.</returns>
    public QueueAddress? Recall(string queue)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(queue, out var entry))
            {
                return null;
            }

            if (_byUse.First != entry)
            {
                _byUse.Remove(entry);
                _byUse.AddFirst(entry);
            }

            return entry.Value.Address;
        }
    }

    private void Remove(string queue)
    {
        if (_entries.Remove(queue, out var entry))
        {
            _byUse.Remove(entry);
        }
    }
}
