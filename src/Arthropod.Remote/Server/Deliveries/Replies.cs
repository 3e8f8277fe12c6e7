using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>Sends answers and notices to callers' inboxes, until they are confirmed or the server has ended.</summary>
internal sealed class Replies(
    IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, TimeSpan missingInboxGrace, CancellationToken ended)
{
    private readonly InboxLanes _inboxes = new(transport, envelopes, scheduler, new InboxRule(missingInboxGrace), ended);

    /// <summary>The largest frame that fits a message.</summary>
    public int MaxFrameBytes => envelopes.MaxFrameBytes(transport.Limits.MaxBatchBytes);

    /// <returns>What became of the frame; transient failures are tried again before that.</returns>
    public Task<Outcome> SendAsync(string inbox, byte[] frame) => _inboxes.SendAsync(inbox, frame);

    /// <summary>The same for the last frame of a call, whose sender has nothing else to do; it says if the frame has to wait for an inbox that is missing.</summary>
    public Task<Outcome> SendAsync(string inbox, byte[] frame, Action inboxIsMissing) =>
        _inboxes.SendAsync(inbox, frame, inboxIsMissing: inboxIsMissing, mayStartHere: true);

    /// <summary>The same for what nobody waits for: it is not kept for an inbox that is missing.</summary>
    public Task<Outcome> NotifyAsync(string inbox, byte[] frame) => _inboxes.SendAsync(inbox, frame, isNotice: true);
}
