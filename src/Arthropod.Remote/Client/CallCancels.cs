using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// What servers hear of calls. Of those that their callers have cancelled, every server that says it has begun one is
/// told to stop, the first and any later one, for a server may die and a queue delivers twice. What is remembered has a
/// bound; when one is forgotten before its time, only work is wasted whose result nobody awaits.
/// </summary>
internal sealed class CallCancels(ServerMessages messages, string prefix, TimeProvider time)
{
    /// <summary>Nobody begins a call after its deadline; who began before it may be heard of so long after.</summary>
    private static readonly TimeSpan RememberedAfterDeadline = TimeSpan.FromMinutes(10);
    private const int MaxRemembered = 200_000;

    private readonly Lock _lock = new();
    private readonly Remembered<Guid, bool> _cancelled = new(time, MaxRemembered);

    /// <summary>A call is about to be cancelled: a server that begins it from now on will be told.</summary>
    /// <param name="callId">The call.</param>
    /// <param name="timeLeft">How long servers may still begin it; <see langword="null"/>: as long as the queue keeps it.</param>
    public void Remember(Guid callId, TimeSpan? timeLeft)
    {
        int forgotten;
        lock (_lock)
        {
            forgotten = _cancelled.Remember(callId, true, timeLeft + RememberedAfterDeadline ?? TimeSpan.MaxValue);
        }

        if (forgotten > 0)
        {
            ArthropodMeter.CancelsForgotten(forgotten);
        }
    }

    /// <summary>Tells a server that its call is not wanted any more.</summary>
    public void Tell(Guid callId, string inbox) => Send(new CancelFrame(callId), inbox);

    /// <summary>Tells a server that has asked that its call is still wanted.</summary>
    public void Confirm(StartedFrame asking)
    {
        if (asking.Inbox is { } inbox)
        {
            Send(new GoFrame(asking.CallId, asking.Position.LeaseId), inbox);
        }
    }

    /// <summary>Ends when servers have been told what was to be told.</summary>
    public Task WhenToldAsync() => messages.WhenSentAsync();

    /// <summary>A server says that it has begun a call that has ended here, or asks whether to begin one: it is told not to.</summary>
    public void AnswerLate(StartedFrame started)
    {
        if (started.Inbox is { } inbox && (started.AsksForGo || IsCancelled(started.CallId)))
        {
            Tell(started.CallId, inbox);
        }
    }

    private bool IsCancelled(Guid callId)
    {
        lock (_lock)
        {
            return _cancelled.TryFind(callId, out _);
        }
    }

    private void Send(Frame frame, string inbox)
    {
        // No address on the wire is trusted.
        if (QueueNames.IsInbox(prefix, inbox))
        {
            messages.Send(frame, inbox);
        }
    }
}
