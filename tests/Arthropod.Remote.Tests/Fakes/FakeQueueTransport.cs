using System.Runtime.CompilerServices;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>
/// Queues in memory, on a clock of the test's: visibility, receive counts, delays, long polls that wake at once,
/// retention, redrive; an outcome for each entry; and faults, when a test asks for them.
/// </summary>
internal sealed class FakeQueueTransport(TimeProvider time) : IQueueTransport
{
    // Amazon SQS, DeleteQueue: the name is refused for so long.
    private static readonly TimeSpan NameRefusedFor = TimeSpan.FromSeconds(60);

    private readonly Lock _lock = new();
    private readonly Dictionary<string, FakeQueue> _queues = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTimeOffset> _deleted = new(StringComparer.Ordinal);
    private readonly List<Fault> _faults = [];
    private readonly List<RequestRecord> _requests = [];
    private int _messages;

    /// <summary>Those of SQS.</summary>
    public static readonly TransportLimits SqsLimits = new(
        10, 1_048_576, TimeSpan.FromSeconds(20), TimeSpan.FromHours(12), TimeSpan.FromDays(14), 80);

    /// <summary>Default: those of SQS, except that receives end cleanly, for else every stop of a worker takes as long as a receive.</summary>
    public TransportLimits Limits { get; init; } = SqsLimits with { EndsReceivesCleanly = true };

    /// <summary>How long a request travels, and its answer as long again.</summary>
    public TimeSpan Latency { get; set; } = TimeSpan.FromMilliseconds(5);

    /// <summary>How far the queue's clock is ahead.</summary>
    public TimeSpan ClockSkew { get; set; }

    public DateTimeOffset QueueTime => time.GetUtcNow() + ClockSkew;

    public IReadOnlyList<RequestRecord> Requests => _requests;

    public IEnumerable<FakeQueue> Queues => _queues.Values;

    public FakeQueue this[string name] => _queues[name];

    /// <summary>The sender has the answer that its message is in the queue.</summary>
    public Action<string, OutgoingMessage> SendConfirmed { get; set; } = static (_, _) => { };

    /// <summary>A receiver has deleted a message.</summary>
    public Action<string, FakeMessage> Deleted { get; set; } = static (_, _) => { };

    /// <summary>A message has been put into a queue.</summary>
    public Action<string, FakeMessage> Added { get; set; } = static (_, _) => { };

    /// <summary>A message is about to be delivered; told also whether it stays visible.</summary>
    public Action<string, FakeMessage, bool> Delivering { get; set; } = static (_, _, _) => { };

    /// <summary>A receiver has changed for how long a message is hidden.</summary>
    public Action<string, FakeMessage, TimeSpan> Changed { get; set; } = static (_, _, _) => { };

    /// <summary>Whether what is received now stays visible, for another receive or another server.</summary>
    public Func<bool> DeliverTwice { get; set; } = static () => false;

    /// <summary>Whether messages come in the reverse of their order now.</summary>
    public Func<bool> DeliverReversed { get; set; } = static () => false;

    public bool Has(string queue) => _queues.ContainsKey(queue);

    public int Count(RequestKind kind, string queuePart = "") =>
        _requests.Count(request => request.Kind == kind && request.Queue.Contains(queuePart, StringComparison.Ordinal));

    /// <summary>Says what goes wrong with the next requests of a kind, on queues whose name has a part in it.</summary>
    public FaultPlan On(RequestKind kind, string queuePart = "") => new(kind, queuePart, _faults.Add);

    public void ClearFaults() => _faults.Clear();

    /// <summary>Puts a message in a queue, as a stranger or another version would.</summary>
    public FakeMessage Put(string queue, string body, IReadOnlyDictionary<string, AttributeValue>? attributes = null)
    {
        lock (_lock)
        {
            return Add(_queues[queue], new OutgoingMessage(body) { Attributes = attributes });
        }
    }

    /// <summary>For how long a queue has been gone; <see langword="null"/>: it is there, or never was.</summary>
    public TimeSpan? GoneFor(string queue) => !Has(queue) && _deleted.TryGetValue(queue, out var at) ? time.GetUtcNow() - at : null;

    /// <summary>Somebody deletes a queue.</summary>
    public void Drop(string queue)
    {
        lock (_lock)
        {
            if (_queues.Remove(queue, out var dropped))
            {
                dropped.Delete();
                _deleted[queue] = time.GetUtcNow();
            }
        }
    }

    public async Task<QueueInfo?> FindQueueAsync(string queue, CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.Find, queue, 1, cancellationToken);
        await Task.Delay(Latency, time, cancellationToken);
        lock (_lock)
        {
            return _queues.TryGetValue(queue, out var found) ? Info(found) : null;
        }
    }

    public async Task<QueueInfo> CreateQueueAsync(QueueDefinition definition, CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.Create, definition.Name, 1, cancellationToken);
        QueueInfo info;
        lock (_lock)
        {
            if (_deleted.TryGetValue(definition.Name, out var at) && time.GetUtcNow() - at < NameRefusedFor)
            {
                throw new TransportException(TransportError.QueueDeletedRecently, $"Queue '{definition.Name}' was deleted a moment ago.");
            }

            if (!_queues.TryGetValue(definition.Name, out var queue))
            {
                _queues[definition.Name] = queue = new FakeQueue(definition, time)
                {
                    Delivering = (message, stays) => Delivering(definition.Name, message, stays),
                    Changed = (message, visibility) => Changed(definition.Name, message, visibility),
                };
            }

            info = Info(queue);
        }

        await Task.Delay(Latency, time, cancellationToken);
        return info;
    }

    public async Task DeleteQueueAsync(string queue, CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.DeleteQueue, queue, 1, cancellationToken);
        Drop(queue);
        await Task.Delay(Latency, time, cancellationToken);
    }

    public async IAsyncEnumerable<string> ListQueuesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.List, prefix, 1, cancellationToken);
        string[] names;
        lock (_lock)
        {
            names = [.. _queues.Keys.Where(name => name.StartsWith(prefix, StringComparison.Ordinal))];
        }

        await Task.Delay(Latency, time, cancellationToken);
        foreach (var name in names)
        {
            yield return name;
        }
    }

    public async Task<IReadOnlyDictionary<string, string>?> GetTagsAsync(string queue, CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.GetTags, queue, 1, cancellationToken);
        await Task.Delay(Latency, time, cancellationToken);
        lock (_lock)
        {
            return _queues.TryGetValue(queue, out var found) ? new Dictionary<string, string>(found.Tags, StringComparer.Ordinal) : null;
        }
    }

    public async Task SetTagsAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.SetTags, queue, 1, cancellationToken);
        lock (_lock)
        {
            if (!_queues.TryGetValue(queue, out var found))
            {
                throw new TransportException(TransportError.QueueMissing, $"Queue '{queue}' does not exist.");
            }

            foreach (var (name, value) in tags)
            {
                found.Tags[name] = value;
            }
        }

        await Task.Delay(Latency, time, cancellationToken);
    }

    public async Task<IReadOnlyList<Outcome>> SendAsync(
        string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        var outcomes = await BatchAsync(RequestKind.Send, queue, messages, SendOne, cancellationToken);
        for (var index = 0; index < outcomes.Count; index++)
        {
            if (outcomes[index].IsDone)
            {
                SendConfirmed(queue, messages[index]);
            }
        }

        return outcomes;
    }

    public Task<IReadOnlyList<Outcome>> DeleteAsync(
        string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken) =>
        BatchAsync(RequestKind.Delete, queue, receipts, DeleteOne, cancellationToken);

    public Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(
        string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken) =>
        BatchAsync(RequestKind.ChangeVisibility, queue, changes, (target, change) => target.Change(change, Limits.MaxLease), cancellationToken);

    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, ReceiveRequest request, CancellationToken cancellationToken)
    {
        await ArriveAsync(RequestKind.Receive, queue, request.MaxMessages, cancellationToken);
        var deadline = time.GetUtcNow() + request.Wait;
        IReadOnlyList<ReceivedMessage>? messages;
        while ((messages = TryReceive(queue, request, out var source)).Count == 0 && time.GetUtcNow() < deadline)
        {
            await SleepAsync(source, deadline, cancellationToken);
        }

        await Task.Delay(Latency, time, Limits.EndsReceivesCleanly ? CancellationToken.None : cancellationToken);
        return messages;
    }

    private List<ReceivedMessage> TryReceive(string queue, ReceiveRequest request, out FakeQueue source)
    {
        lock (_lock)
        {
            source = _queues.GetValueOrDefault(queue)
                ?? throw new TransportException(TransportError.QueueMissing, $"Queue '{queue}' does not exist.");
            if (!source.Visible.Any())
            {
                return [];
            }

            var fault = TakeFault(RequestKind.Receive, queue, ofDelivery: true);
            var taken = source.Take(
                request,
                QueueTime,
                fault?.Action == FaultAction.StayVisible || DeliverTwice(),
                fault?.Action == FaultAction.Reverse || DeliverReversed(),
                message => Redrive(queue, message));
            return fault?.Action == FaultAction.LoseMessages ? throw new TransportException(TransportError.Unavailable, "The answer is lost on its way.") : taken;
        }
    }

    private async Task SleepAsync(FakeQueue queue, DateTimeOffset deadline, CancellationToken cancellationToken)
    {
        TaskCompletionSource sleeper;
        TimeSpan left;
        lock (_lock)
        {
            sleeper = queue.Sleep();
            var until = queue.NextVisibleAt is { } next && next < deadline ? next : deadline;
            left = until - time.GetUtcNow();
        }

        using var timer = time.CreateTimer(static state => ((TaskCompletionSource)state!).TrySetResult(), sleeper, left, Timeout.InfiniteTimeSpan);
        using var cancelled = cancellationToken.UnsafeRegister(static state => ((TaskCompletionSource)state!).TrySetResult(), sleeper);
        await sleeper.Task;
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task<IReadOnlyList<Outcome>> BatchAsync<T>(
        RequestKind kind, string queue, IReadOnlyList<T> entries, Func<FakeQueue, T, Outcome> apply, CancellationToken cancellationToken)
    {
        Assert.InRange(entries.Count, 1, Limits.MaxBatchCount);
        Fault? fault;
        try
        {
            fault = await ArriveAsync(kind, queue, entries.Count, cancellationToken);
        }
        catch (TransportException exception)
        {
            await Task.Delay(Latency, time, cancellationToken);
            return [.. entries.Select(_ => Outcome.Refused(exception.Error, exception.Message))];
        }

        List<Outcome> outcomes;
        lock (_lock)
        {
            outcomes = fault?.Action == FaultAction.DropRequest ? []
                : [.. entries.Select(entry => _queues.TryGetValue(queue, out var found)
                    ? apply(found, entry)
                    : Outcome.Refused(TransportError.QueueMissing, $"Queue '{queue}' does not exist."))];
        }

        await Task.Delay(Latency, time, cancellationToken);
        switch (fault?.Action)
        {
            case FaultAction.DropRequest or FaultAction.DropAnswer:
                return [.. entries.Select(_ => Outcome.Unknown("No answer came."))];
            case FaultAction.MissEntry:
                outcomes.RemoveAt(outcomes.Count - 1);
                break;
        }

        return outcomes;
    }

    private async Task<Fault?> ArriveAsync(RequestKind kind, string queue, int entries, CancellationToken cancellationToken)
    {
        Fault? fault;
        lock (_lock)
        {
            _requests.Add(new RequestRecord(time.GetUtcNow(), kind, queue, entries));
            fault = TakeFault(kind, queue, ofDelivery: false);
        }

        await Task.Delay(Latency, time, cancellationToken);
        return fault?.Action switch
        {
            FaultAction.Refuse => throw new TransportException(fault.Error, $"The fake refuses {kind} on '{queue}'."),
            FaultAction.Throw => throw new InvalidOperationException($"The fake's {kind} broke."),
            FaultAction.Hang => await NeverAsync(cancellationToken),
            _ => fault,
        };
    }

    // What concerns a delivery waits for one: a long poll may be under way for a while.
    private Fault? TakeFault(RequestKind kind, string queue, bool ofDelivery)
    {
        var fault = _faults.Find(each =>
            each.Concerns(kind, queue) && (each.Action is FaultAction.StayVisible or FaultAction.Reverse or FaultAction.LoseMessages) == ofDelivery);
        if (fault is not null)
        {
            fault.Left--;
        }

        return fault;
    }

    private static async Task<Fault?> NeverAsync(CancellationToken cancellationToken)
    {
        var never = new TaskCompletionSource<Fault?>(TaskCreationOptions.RunContinuationsAsynchronously);
        using var cancelled = cancellationToken.UnsafeRegister(_ => never.TrySetCanceled(cancellationToken), null);
        return await never.Task;
    }

    private Outcome SendOne(FakeQueue queue, OutgoingMessage message)
    {
        if (message.ByteCount > queue.MaxMessageBytes)
        {
            return Outcome.Refused(TransportError.TooLarge, "The message is too large.");
        }

        Add(queue, message);
        return Outcome.Done;
    }

    // As SQS says it, even for a receipt that is not good any more: deleted is what is not there.
    private Outcome DeleteOne(FakeQueue queue, string receipt)
    {
        if (queue.Delete(receipt) is { } message)
        {
            Deleted(queue.Definition.Name, message);
        }

        return Outcome.Done;
    }

    private FakeMessage Add(FakeQueue queue, OutgoingMessage message)
    {
        var added = new FakeMessage(++_messages, message, QueueTime);
        added.VisibleAt = time.GetUtcNow() + message.Delay;
        queue.Add(added);
        Added(queue.Definition.Name, added);
        return added;
    }

    private void Redrive(string queue, FakeMessage message)
    {
        if (_queues.TryGetValue(_queues[queue].Definition.DeadLetterQueue!, out var deadLetters))
        {
            deadLetters.Add(message);
        }
    }

    private static QueueInfo Info(FakeQueue queue) => new(queue.Definition.Name, queue.MaxMessageBytes);
}
