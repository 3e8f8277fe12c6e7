using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Client;

/// <summary>
/// Calls that their callers have cancelled: every server that says it has begun one is told to stop, the first and any
/// later one, for a server may die and a queue delivers twice. What is remembered has a bound; when the oldest is
/// forgotten, only work is wasted whose result nobody awaits.
/// </summary>
internal sealed class CallCancels(CancelSender sender, string prefix)
{
    private const int MaxRemembered = 200_000;

    private readonly Lock _lock = new();
    private readonly HashSet<Guid> _remembered = [];
    private readonly Queue<Guid> _order = new();

    /// <summary>A call is about to be cancelled: a server that begins it from now on will be told.</summary>
    public void Remember(Guid callId)
    {
        lock (_lock)
        {
            if (!_remembered.Add(callId))
            {
                return;
            }

            _order.Enqueue(callId);
            if (_order.Count > MaxRemembered)
            {
                _remembered.Remove(_order.Dequeue());
                ArthropodMeter.CancelsForgotten(1);
            }
        }
    }

    /// <summary>Tells a server.</summary>
    public void Tell(Guid callId, string inbox)
    {
        // No address on the wire is trusted.
        if (QueueNames.IsInbox(prefix, inbox))
        {
            sender.Send(callId, inbox);
        }
    }

    /// <summary>A server says that it has begun a call that has ended here.</summary>
    public void Late(StartedFrame started)
    {
        bool isCancelled;
        lock (_lock)
        {
            isCancelled = _remembered.Contains(started.CallId);
        }

        if (isCancelled && started.Inbox is { } inbox)
        {
            Tell(started.CallId, inbox);
        }
    }
}
