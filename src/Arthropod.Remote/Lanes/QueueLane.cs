using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Lanes;

/// <summary>One queue with its lanes: what everybody who sends to, deletes from or leases on it shares.</summary>
internal sealed class QueueLane
{
    /// <summary>A lease is of one call, so a message carries one.</summary>
    private const int RequestsPerMessage = 1;

    private readonly Envelopes _envelopes;
    private readonly Lane<OutgoingFrames> _requests;
    private readonly Lane<LateMessage> _messages;
    private readonly Lane<string> _deletes;
    private readonly Lane<VisibilityChange> _changes;

    public QueueLane(IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, string queue)
    {
        Queue = queue;
        _envelopes = envelopes;
        var (maxCount, maxBytes) = (transport.Limits.MaxBatchCount, transport.Limits.MaxBatchBytes);
        var packer = new FramePacker(transport, envelopes, queue, RequestsPerMessage);
        var entries = new LaneLimits(maxCount, int.MaxValue);
        _requests = new(scheduler, new LaneLimits(maxCount * RequestsPerMessage, maxBytes), packer.SizeOf, packer.SendAsync);
        _messages = new(scheduler, new LaneLimits(maxCount, maxBytes), static message => message.MaxBytes,
            messages => transport.SendAsync(queue, [.. messages.Select(static message => message.Write())], CancellationToken.None));
        _deletes = new(scheduler, entries, static _ => 0,
            receipts => transport.DeleteAsync(queue, receipts, CancellationToken.None));
        _changes = new(scheduler, entries, static _ => 0,
            changes => transport.ChangeVisibilityAsync(queue, changes, CancellationToken.None));
    }

    public string Queue { get; }

    /// <summary>Sends a request, which may share its message with others.</summary>
    /// <param name="request">The request. Its bytes must stay as they are until the outcome is known.</param>
    public Task<Outcome> SendAsync(EncodedFrames request) => _requests.AddAsync(new OutgoingFrames(request), mayStartHere: true);

    /// <summary>Sends a request in a message of its own.</summary>
    /// <param name="request">The request, and what only a newer version knows. The bytes must stay as they are until the outcome is known.</param>
    /// <param name="attributes">What goes beside the body.</param>
    /// <param name="delay">How long the queue keeps the message back.</param>
    public Task<Outcome> SendAsync(EncodedFrames request, IReadOnlyDictionary<string, AttributeValue>? attributes, TimeSpan delay)
    {
        var empty = new OutgoingMessage("") { Attributes = attributes };
        return _messages.AddAsync(new LateMessage(
            _envelopes.MaxBodyBytes(request.Bytes.Length) + empty.ByteCount,
            () => new OutgoingMessage(_envelopes.Write(Queue, [request])) { Attributes = attributes, Delay = delay }));
    }

    /// <summary>Sends a message as it is.</summary>
    public Task<Outcome> SendAsync(OutgoingMessage message) => _messages.AddAsync(new LateMessage(message.ByteCount, () => message));

    public Task<Outcome> DeleteAsync(string receipt) => _deletes.AddAsync(receipt, mayStartHere: true);

    public Task<Outcome> ChangeVisibilityAsync(VisibilityChange change) => _changes.AddAsync(change);
}
