using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Worlds;

/// <summary>
/// Checks I1 at every delete: a request goes only after its final frame is confirmed sent, or its copy in the
/// dead-letter queue, or the message that replaces it, or (one-way) its work has succeeded, if the test can tell, or its caller's inbox has been missing for longer than the grace.
/// </summary>
internal sealed class Ledger
{
    /// <summary>So long may pass between an answer and the delete that follows it.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromSeconds(10);

    private readonly HashSet<Guid> _answered = [];
    private readonly HashSet<string> _deadLettered = new(StringComparer.Ordinal);

    // Another message of the call comes to the same end, and has another body.
    private readonly HashSet<Guid> _deadLetteredCalls = [];
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private readonly FakeQueueTransport _queues;
    private readonly Func<Guid, bool> _hasSucceeded;
    private readonly TimeSpan _missingInboxGrace;
    private readonly List<string> _violations = [];

    public Ledger(FakeQueueTransport queues, Func<Guid, bool>? hasSucceeded = null, TimeSpan missingInboxGrace = default)
    {
        _queues = queues;
        _missingInboxGrace = missingInboxGrace;
        _hasSucceeded = hasSucceeded ?? (static _ => true);
        queues.SendConfirmed = Confirmed;
        queues.Deleted = Deleted;
    }

    public IReadOnlyList<string> Violations => _violations;

    private void Confirmed(string queue, OutgoingMessage message)
    {
        if (queue.EndsWith(QueueNames.DeadLetterSuffix, StringComparison.Ordinal))
        {
            _deadLettered.Add(message.Body);
            if (Request(message.Body) is { } request)
            {
                _deadLetteredCalls.Add(request.CallId);
            }
        }
        else if (queue.Contains(QueueNames.InboxMarker, StringComparison.Ordinal))
        {
            foreach (var frame in EnvelopeReader.Read(message.Body).Where(frame => frame is ResultFrame or ErrorFrame or CancelledFrame))
            {
                _answered.Add(frame.CallId);
            }
        }
        else
        {
            _sent.Add(message.Body);
        }
    }

    private void Deleted(string queue, FakeMessage message)
    {
        if (queue.Contains(QueueNames.InboxMarker, StringComparison.Ordinal) || _deadLettered.Contains(message.Body))
        {
            return;
        }

        if (Request(message.Body) is not { } request)
        {
            if (_sent.Contains(message.Body) && _queues[queue].Messages.Any(other => other.Body == message.Body))
            {
                return; // Nobody here could read it, and it was sent again as it is.
            }

            _violations.Add($"{message.Id} of '{queue}' is no request, and was deleted without a copy in the dead-letter queue.");
        }
        else if (request.ReplyTo is null && !_hasSucceeded(request.CallId) && !_deadLetteredCalls.Contains(request.CallId) && !IsReplaced(queue, request))
        {
            _violations.Add($"{message.Id} of '{queue}' ({request.Method}), which nobody waits for, was deleted before its work had succeeded.");
        }
        else if (request.ReplyTo is { } inbox && IsAwaited(inbox, request, message) && !_answered.Contains(request.CallId) && !IsReplaced(queue, request))
        {
            _violations.Add($"{message.Id} of '{queue}' ({request.Method}) was deleted before its final frame was confirmed.");
        }
    }

    // For the answer to a call whose deadline has passed no server waits until an inbox comes back; one that has come back
    // since was not there for it.
    private bool IsAwaited(string inbox, RequestFrame request, FakeMessage message)
    {
        var isLate = message.SentAt + request.TimeLeft < _queues.QueueTime;
        return _queues.Has(inbox)
            ? !isLate || _queues.QueueTime - _queues[inbox].MadeAt > LongestWay
            : !isLate && _queues.GoneFor(inbox) < _missingInboxGrace;
    }

    private bool IsReplaced(string queue, RequestFrame request) => _queues[queue].Messages.Any(message =>
        Request(message.Body)?.CallId == request.CallId && _sent.Contains(message.Body));

    private static RequestFrame? Request(string body)
    {
        try
        {
            return EnvelopeReader.Read(body) is [RequestFrame request] ? request : null;
        }
        catch (EnvelopeException)
        {
            return null;
        }
    }
}
