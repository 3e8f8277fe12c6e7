using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// I4, as the queue and the lines to it see it: no process that is awake lets a lease run out while its requests arrive,
/// and what a process knows to be lost it neither settles nor answers, and its work is told to end.
/// </summary>
internal sealed class LeaseBook
{
    /// <summary>What was asked for before the process knew may be on its way for so long.</summary>
    private static readonly TimeSpan OnItsWay = TimeSpan.FromSeconds(10);

    private static readonly TimeSpan KnownAfter = TimeSpan.FromSeconds(1);

    private readonly SimulationPlan _plan;
    private readonly VirtualTime _time;
    private readonly FakeQueueTransport _queues;
    private readonly string _requests;
    private readonly Dictionary<string, Guid?> _calls = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Holding> _current = new(StringComparer.Ordinal);
    private readonly Dictionary<(SimulatedProcess, string), Holding> _known = [];
    private readonly Dictionary<string, (DateTimeOffset At, bool ForLease)> _set = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, DateTimeOffset> _doubled = [];
    private readonly HashSet<Guid> _sent = [];
    private readonly HashSet<(SimulatedProcess, Guid)> _lost = [];
    private readonly Dictionary<(SimulatedProcess, Guid), Execution> _ended = [];
    private readonly HashSet<(SimulatedProcess, Guid)> _answered = [];
    private readonly List<string> _violations = [];

    public LeaseBook(SimulationPlan plan, VirtualTime time, FakeQueueTransport queues, string requests)
    {
        _plan = plan;
        _time = time;
        _queues = queues;
        _requests = requests;
        queues.Added = Added;
        queues.Delivering = Delivering;
        queues.Changed = Changed;
    }

    public IReadOnlyList<string> Violations => _violations;

    private DateTimeOffset Now => _time.GetUtcNow();

    /// <summary>Whether the queue gave a call to two by that moment: it held it twice, delivered it twice, or a lease ran out.</summary>
    public bool WasDoubled(Guid callId, DateTimeOffset by) => _doubled.TryGetValue(callId, out var at) && at <= by;

    public bool WasDoubled(CallAccount call) => call.Executions.Any(execution => _doubled.ContainsKey(execution.CallId));

    /// <summary>Whether a process was ever told that it has lost a call.</summary>
    public bool WasLost(SimulatedProcess process, Guid callId) => _lost.Contains((process, callId));

    /// <summary>Messages reach a queue. A client that had no answer sends the same call again.</summary>
    public void Arrive(SimulatedProcess process, string queue, IReadOnlyList<OutgoingMessage> messages)
    {
        if (queue != _requests || process.IsServer)
        {
            return;
        }

        foreach (var message in messages)
        {
            if (CallOf(message.Body) is { } callId && !_sent.Add(callId))
            {
                _doubled.TryAdd(callId, Now);
            }
        }
    }

    /// <summary>Messages have come to a process.</summary>
    public void Received(SimulatedProcess process, string queue, IReadOnlyList<ReceivedMessage> messages)
    {
        if (queue != _requests)
        {
            return;
        }

        foreach (var message in messages)
        {
            if (!_known.TryGetValue((process, message.MessageId), out var holding))
            {
                _known[(process, message.MessageId)] = holding = new Holding(process, message.MessageId, _calls.GetValueOrDefault(message.MessageId));
            }

            _current[message.Receipt] = holding;
            if (message.ReceiveCount > holding.ReceiveCount)
            {
                // Answers of several receives overtake one another.
                holding.Receive(message, Now);
            }
        }
    }

    /// <summary>A server asks for messages: for no more than it has slots for (I7).</summary>
    public void AsksFor(SimulatedProcess process, string queue, int messages)
    {
        if (queue == _requests && process.Running + messages > process.MaxConcurrency)
        {
            _violations.Add($"server {process.Number} asked for {messages} messages while it worked on {process.Running}, and has {process.MaxConcurrency} slots");
        }
    }

    /// <summary>A process asks to delete messages.</summary>
    public void Asks(SimulatedProcess process, string queue, IReadOnlyList<string> receipts)
    {
        foreach (var receipt in receipts)
        {
            Asks(process, queue, receipt, "delete");
        }
    }

    /// <summary>A process asks to change for how long messages are hidden.</summary>
    public void Asks(SimulatedProcess process, string queue, IReadOnlyList<VisibilityChange> changes)
    {
        foreach (var change in changes)
        {
            if (Asks(process, queue, change.Receipt, "change") is { } holding && change.Visibility != _plan.Visibility)
            {
                holding.IsGivenUp = true;
            }
        }
    }

    private Holding? Asks(SimulatedProcess process, string queue, string receipt, string what)
    {
        if (queue != _requests || !_current.TryGetValue(receipt, out var holding) || holding.Receipt != receipt)
        {
            return null;
        }

        if (IsKnownToBeLost(holding))
        {
            _violations.Add($"server {process.Number} asked to {what} {holding.MessageId} at {Now:T}, and knew since {holding.LostAt:T} that its lease was lost");
        }

        return holding;
    }

    /// <summary>A process hears what became of its renewals.</summary>
    public void Hears(string queue, IReadOnlyList<VisibilityChange> changes, IReadOnlyList<Outcome> outcomes, DateTimeOffset askedAt)
    {
        foreach (var (change, outcome) in changes.Zip(outcomes))
        {
            if (queue != _requests || !_current.TryGetValue(change.Receipt, out var holding) || holding.Receipt != change.Receipt)
            {
                continue;
            }

            if (outcome.IsDone)
            {
                holding.ConfirmedAt = askedAt;
            }
            else if (outcome.Error is TransportError.LeaseLost or TransportError.QueueMissing)
            {
                holding.LostAt ??= Now;
                _ = holding.CallId is { } callId && _lost.Add((holding.Holder, callId));
            }
        }
    }

    /// <summary>Work has been done to its end; by then it was told to stop, or it was not.</summary>
    public void WorkEnded(Execution execution, bool isCancelled)
    {
        _ended[(execution.Server, execution.CallId)] = execution;
        if (Only(execution.Server, execution.CallId) is { } holding && !_plan.IsShared && !isCancelled && IsKnownToBeLost(holding))
        {
            _violations.Add($"server {execution.Server.Number} knew since {holding.LostAt:T} that the lease of {holding.MessageId} was lost, and did not cancel its work, which ended at {Now:T}");
        }
    }

    /// <summary>A process sends frames to an inbox.</summary>
    public void Answers(SimulatedProcess process, IReadOnlyList<OutgoingMessage> messages)
    {
        if (_plan.IsShared)
        {
            return; // The claim in the store is what counts there.
        }

        foreach (var frame in messages.SelectMany(message => EnvelopeReader.Read(message.Body)))
        {
            if (frame is ResultFrame or ErrorFrame { ErrorKind: ServerErrorKind.Implementation } && _answered.Add((process, frame.CallId)))
            {
                Answers(process, frame.CallId);
            }
        }
    }

    private void Answers(SimulatedProcess process, Guid callId)
    {
        if (Only(process, callId) is not { } holding || !_ended.TryGetValue((process, callId), out var execution) || holding.ReceivedAt > execution.At)
        {
            return;
        }

        // The work ended after its lease had, and the queue was not asked since; only sleep makes that possible.
        var confirmedAt = holding.ConfirmedAt > execution.At ? holding.ConfirmedAt : execution.At;
        if (confirmedAt + _plan.Visibility < execution.EndedAt)
        {
            _violations.Add($"server {process.Number} answered at {Now:T} for {holding.MessageId}, whose lease was confirmed last at {confirmedAt:T}, before its work ended at {execution.EndedAt:T}");
        }
        else if (holding.LostAt is { } lostAt && execution.EndedAt is { } endedAt && lostAt + KnownAfter < endedAt && !process.SleptBetween(lostAt, endedAt))
        {
            // What was to be sent before the loss is still sent.
            _violations.Add($"server {process.Number} answered at {Now:T} for {holding.MessageId}, and knew since {holding.LostAt:T} that its lease was lost");
        }
    }

    private bool IsKnownToBeLost(Holding holding) =>
        holding.LostAt is { } lostAt && Now - Later(lostAt, holding.Holder.LastTroubled) > OnItsWay;

    // Of a call whose messages came here twice nobody outside can tell which one an answer is for.
    private Holding? Only(SimulatedProcess process, Guid callId)
    {
        Holding? only = null;
        foreach (var ((holder, _), holding) in _known)
        {
            if (holder == process && holding.CallId == callId)
            {
                if (only is not null)
                {
                    return null;
                }

                only = holding;
            }
        }

        return only;
    }

    private void Added(string queue, FakeMessage message)
    {
        if (queue == _requests)
        {
            _calls[message.Id] = CallOf(message.Body);
        }
    }

    private void Delivering(string queue, FakeMessage message, bool stays)
    {
        if (queue != _requests)
        {
            return;
        }

        if (_calls[message.Id] is { } callId
            && (stays || HasRunOut(message) || _queues[queue].Messages.Any(other => other != message && _calls[other.Id] == callId)))
        {
            _doubled.TryAdd(callId, Now);
        }

        if (HasRunOut(message) && _current.TryGetValue(message.Receipt, out var holding))
        {
            RanOut(message, holding);
        }

        _set[message.Id] = (Now, !stays);
    }

    private bool HasRunOut(FakeMessage message) => _set.TryGetValue(message.Id, out var set) && set.ForLease;

    private void RanOut(FakeMessage message, Holding holding)
    {
        // What cannot be read is left for other servers, by chance for just as long as a lease.
        var holder = holding.Holder;
        if (holding.CallId is null || !holder.IsAlive || holder.EndingAt is not null || holding.IsGivenUp || holding.LostAt is not null)
        {
            return;
        }

        // As long a calm as a renewal needs, its tries a tenth of the lease apart, the last of a storm's requests before it.
        var calmSince = Later(_set[message.Id].At, holder.LastTroubled);
        if (message.VisibleAt - calmSince >= Longer((_plan.Visibility / 5) + TimeSpan.FromSeconds(7), _plan.Visibility * 0.7))
        {
            _violations.Add($"server {holder.Number} let the lease of {message.Id} run out at {message.VisibleAt:T}");
        }
    }

    private void Changed(string queue, FakeMessage message, TimeSpan visibility)
    {
        if (queue == _requests)
        {
            _set[message.Id] = (Now, visibility == _plan.Visibility);
        }
    }

    private static Guid? CallOf(string body)
    {
        try
        {
            return EnvelopeReader.Read(body) is [RequestFrame request] ? request.CallId : null;
        }
        catch (EnvelopeException)
        {
            return null;
        }
    }

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;

    private static TimeSpan Longer(TimeSpan left, TimeSpan right) => left > right ? left : right;
}
