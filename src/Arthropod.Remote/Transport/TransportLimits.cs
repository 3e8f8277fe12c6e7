namespace Arthropod.Remote.Transport;

/// <summary>What a transport can carry.</summary>
/// <param name="MaxBatchCount">Entries in one request.</param>
/// <param name="MaxBatchBytes">UTF-8 bytes of all messages of one request together, attributes included.</param>
/// <param name="MaxReceiveWait">How long one receive may wait for a message.</param>
/// <param name="MaxLease">How long a message can be leased from its receipt, however often the lease is renewed.</param>
/// <param name="MaxRetention">How long a queue can keep a message.</param>
/// <param name="MaxQueueNameLength">Characters in a queue's name.</param>
public sealed record TransportLimits(
    int MaxBatchCount,
    int MaxBatchBytes,
    TimeSpan MaxReceiveWait,
    TimeSpan MaxLease,
    TimeSpan MaxRetention,
    int MaxQueueNameLength)
{
    /// <summary>How long a queue can keep a sent message back. Default: 15 minutes, as Amazon SQS.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>
    /// Whether a receive that is cancelled takes no message. If not, what the service is handing over just then stays hidden
    /// until its visibility timeout ends, and counts as received; so nobody who needs the messages cancels a receive, but
    /// lets it end. Default: <see langword="false"/>, as Amazon SQS.
    /// </summary>
    public bool EndsReceivesCleanly { get; init; }
}
