using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>The lanes to the inboxes that frames are on their way to; an idle lane is forgotten.</summary>
internal sealed class Replies(
    IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, TimeSpan missingInboxGrace, CancellationToken ended)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, ReplyLane> _lanes = new(StringComparer.Ordinal);

    /// <summary>The largest frame that fits a message.</summary>
    public int MaxFrameBytes => envelopes.MaxFrameBytes(transport.Limits.MaxBatchBytes);

    /// <returns>What became of the frame; transient failures are tried again before that.</returns>
    public Task<Outcome> SendAsync(string inbox, byte[] frame) => SendAsync(inbox, frame, isNotice: false);

    /// <summary>The same for what nobody waits for: it is not kept for an inbox that is missing.</summary>
    public Task<Outcome> NotifyAsync(string inbox, byte[] frame) => SendAsync(inbox, frame, isNotice: true);

    private Task<Outcome> SendAsync(string inbox, byte[] frame, bool isNotice)
    {
        lock (_lock)
        {
            if (!_lanes.TryGetValue(inbox, out var lane))
            {
                lane = new ReplyLane(_lock, transport, envelopes, scheduler, inbox, missingInboxGrace, Forget, ended);
                _lanes.Add(inbox, lane);
            }

            return lane.SendAsync(frame, isNotice);
        }
    }

    // Called by the lane, which holds the lock.
    private void Forget(ReplyLane lane) => _lanes.Remove(lane.Inbox);
}
