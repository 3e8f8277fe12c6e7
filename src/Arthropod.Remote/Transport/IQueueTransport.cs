namespace Arthropod.Remote.Transport;

/// <summary>
/// The narrow interface below which queues live. It is batch-shaped: sends, deletes and lease changes are lists with
/// an outcome for each entry, in the entries' order. Above it nobody says SQS; below it nobody knows calls. All
/// queues are named by their full name, prefix included.
/// </summary>
public interface IQueueTransport
{
    /// <summary>What the transport can carry.</summary>
    TransportLimits Limits { get; }

    /// <summary>
    /// The clock of the queue service as far as it is known: <see cref="ReceivedMessage.SentAt"/> is by this clock.
    /// </summary>
    DateTimeOffset QueueTime { get; }

    /// <summary>Looks a queue up.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The queue, or <see langword="null"/> if there is none of that name.</returns>
    /// <exception cref="TransportException">The queue service refused, or could not be reached.</exception>
    Task<QueueInfo?> FindQueueAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Creates a queue, or finds the one that exists; attributes that differ from the definition are logged, not changed.</summary>
    /// <param name="definition">The queue.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The queue.</returns>
    /// <exception cref="TransportException">The queue service refused, or could not be reached.</exception>
    Task<QueueInfo> CreateQueueAsync(QueueDefinition definition, CancellationToken cancellationToken);

    /// <summary>Deletes a queue with all it holds. Succeeds if there is none.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TransportException">The queue service refused, or could not be reached.</exception>
    Task DeleteQueueAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Lists the queues whose names begin with a prefix, all of them, however many requests that takes.</summary>
    /// <param name="prefix">What the names begin with.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Their names, in no order.</returns>
    /// <exception cref="TransportException">The queue service refused, or could not be reached.</exception>
    IAsyncEnumerable<string> ListQueuesAsync(string prefix, CancellationToken cancellationToken);

    /// <summary>Reads a queue's tags.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The tags, or <see langword="null"/> if there is no queue of that name.</returns>
    /// <exception cref="TransportException">The queue service refused, or could not be reached.</exception>
    Task<IReadOnlyDictionary<string, string>?> GetTagsAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Adds tags to a queue; those of the same name are replaced, others stay.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="tags">The tags.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="TransportException">There is no such queue, the queue service refused, or it could not be reached.</exception>
    Task SetTagsAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken);

    /// <summary>Sends messages in one request. Never throws, except for a cancelled token.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="messages">At most <see cref="TransportLimits.MaxBatchCount"/>, together at most <see cref="TransportLimits.MaxBatchBytes"/>.</param>
    /// <param name="cancellationToken">Gives up; entries under way are then <see cref="OutcomeKind.Unknown"/>.</param>
    /// <returns>An outcome for each message.</returns>
    Task<IReadOnlyList<Outcome>> SendAsync(string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken);

    /// <summary>Receives messages; each comes with a lease that lasts for the visibility timeout.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="request">How many, and how long to wait for the first.</param>
    /// <param name="cancellationToken">Ends the wait. Messages that arrive all the same come back after their visibility timeout.</param>
    /// <returns>The messages; none if none came.</returns>
    /// <exception cref="TransportException">The queue service refused, or could not be reached.</exception>
    Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, ReceiveRequest request, CancellationToken cancellationToken);

    /// <summary>Deletes received messages in one request. Never throws, except for a cancelled token.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="receipts">Their receipts, at most <see cref="TransportLimits.MaxBatchCount"/>.</param>
    /// <param name="cancellationToken">Gives up; entries under way are then <see cref="OutcomeKind.Unknown"/>.</param>
    /// <returns>An outcome for each receipt.</returns>
    Task<IReadOnlyList<Outcome>> DeleteAsync(string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken);

    /// <summary>Renews, shortens or releases leases in one request. Never throws, except for a cancelled token.</summary>
    /// <param name="queue">The queue's name.</param>
    /// <param name="changes">The changes, at most <see cref="TransportLimits.MaxBatchCount"/>.</param>
    /// <param name="cancellationToken">Gives up; entries under way are then <see cref="OutcomeKind.Unknown"/>.</param>
    /// <returns>An outcome for each change.</returns>
    Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken);
}
