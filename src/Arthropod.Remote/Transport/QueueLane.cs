using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Transport;

/// <summary>One queue with its batchers: what everybody who sends to, deletes from or leases on it shares.</summary>
internal sealed class QueueLane
{
    private readonly Batcher<OutgoingMessage> _sends;
    private readonly Batcher<string> _deletes;
    private readonly Batcher<VisibilityChange> _changes;

    public QueueLane(IQueueTransport transport, WorkScheduler scheduler, string queue)
    {
        Queue = queue;
        var limits = transport.Limits;
        _sends = new(scheduler, limits.MaxBatchCount, limits.MaxBatchBytes, message => message.ByteCount,
            batch => transport.SendAsync(queue, batch, CancellationToken.None));
        _deletes = new(scheduler, limits.MaxBatchCount, int.MaxValue, static _ => 0,
            batch => transport.DeleteAsync(queue, batch, CancellationToken.None));
        _changes = new(scheduler, limits.MaxBatchCount, int.MaxValue, static _ => 0,
            batch => transport.ChangeVisibilityAsync(queue, batch, CancellationToken.None));
    }

    public string Queue { get; }

    public Task<Outcome> SendAsync(OutgoingMessage message) => _sends.AddAsync(message);

    public Task<Outcome> DeleteAsync(string receipt) => _deletes.AddAsync(receipt);

    public Task<Outcome> ChangeVisibilityAsync(VisibilityChange change) => _changes.AddAsync(change);
}
