using System.Runtime.CompilerServices;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// One process's line to the queues: each request takes as long as chance has it, and may be refused, lost, or
/// answered in part, while a fault says so. The waits are the process's own, so that a request of a process that is
/// killed may or may not have arrived.
/// </summary>
internal sealed class SimulatedLine(
    FakeQueueTransport queues,
    Weather weather,
    TimeProvider time,
    Random random,
    LeaseBook leases,
    InboxBook inboxes,
    Action<string, OutgoingMessage> confirmed) : IQueueTransport
{
    /// <summary>Whose line it is.</summary>
    public SimulatedProcess Owner { get; set; } = null!;

    public TransportLimits Limits => queues.Limits;

    public DateTimeOffset QueueTime => queues.QueueTime;

    /// <summary>The inbox of the process, if it has asked for one.</summary>
    public string? Inbox { get; private set; }

    public Task<QueueInfo?> FindQueueAsync(string queue, CancellationToken cancellationToken) =>
        AskAsync(() => queues.FindQueueAsync(queue, cancellationToken), cancellationToken);

    public Task<QueueInfo> CreateQueueAsync(QueueDefinition definition, CancellationToken cancellationToken)
    {
        Inbox = QueueNames.IsInbox("", definition.Name) ? definition.Name : Inbox;
        return AskAsync(() => queues.CreateQueueAsync(definition, cancellationToken), cancellationToken);
    }

    public Task DeleteQueueAsync(string queue, CancellationToken cancellationToken) =>
        AskAsync(
            async () =>
            {
                inboxes.Deleting(Owner, queue);
                await queues.DeleteQueueAsync(queue, cancellationToken);
                return true;
            },
            cancellationToken);

    public async IAsyncEnumerable<string> ListQueuesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        await foreach (var name in queues.ListQueuesAsync(prefix, cancellationToken))
        {
            yield return name;
        }
    }

    public Task<IReadOnlyDictionary<string, string>?> GetTagsAsync(string queue, CancellationToken cancellationToken) =>
        AskAsync(() => queues.GetTagsAsync(queue, cancellationToken), cancellationToken);

    public Task SetTagsAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        AskAsync(
            async () =>
            {
                await queues.SetTagsAsync(queue, tags, cancellationToken);
                return true;
            },
            cancellationToken);

    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, ReceiveRequest request, CancellationToken cancellationToken)
    {
        leases.AsksFor(Owner, queue, request.MaxMessages);
        var messages = await AskAsync(() => queues.ReceiveAsync(queue, request, cancellationToken), cancellationToken);
        leases.Received(Owner, queue, messages);
        return messages;
    }

    public async Task<IReadOnlyList<Outcome>> SendAsync(
        string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        if (QueueNames.IsInbox("", queue))
        {
            leases.Answers(Owner, messages);
        }

        var outcomes = await BatchAsync(
            messages.Count,
            () =>
            {
                leases.Arrive(Owner, queue, messages);
                return queues.SendAsync(queue, messages, cancellationToken);
            },
            cancellationToken);
        foreach (var (message, outcome) in messages.Zip(outcomes))
        {
            if (outcome.IsDone)
            {
                confirmed(queue, message);
            }
        }

        return outcomes;
    }

    public Task<IReadOnlyList<Outcome>> DeleteAsync(
        string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken)
    {
        leases.Asks(Owner, queue, receipts);
        return BatchAsync(receipts.Count, () => queues.DeleteAsync(queue, receipts, cancellationToken), cancellationToken);
    }

    public async Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(
        string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken)
    {
        var askedAt = queues.QueueTime;
        leases.Asks(Owner, queue, changes);
        var outcomes = await BatchAsync(changes.Count, () => queues.ChangeVisibilityAsync(queue, changes, cancellationToken), cancellationToken);
        leases.Hears(queue, changes, outcomes, askedAt);
        return outcomes;
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> request, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        if (Happens(FaultKind.Throttle))
        {
            throw new TransportException(TransportError.Throttled, "Too many requests.");
        }

        if (Happens(FaultKind.LoseRequests))
        {
            throw new TransportException(TransportError.Unavailable, "The request was lost.");
        }

        var answer = await request();
        await TravelAsync(cancellationToken);
        return Happens(FaultKind.LoseRequests) ? throw new TransportException(TransportError.Unavailable, "The answer was lost.") : answer;
    }

    private async Task<IReadOnlyList<Outcome>> BatchAsync(
        int count, Func<Task<IReadOnlyList<Outcome>>> request, CancellationToken cancellationToken)
    {
        await TravelAsync(cancellationToken);
        if (Happens(FaultKind.Throttle))
        {
            return All(count, Outcome.Refused(TransportError.Throttled, "Too many requests."));
        }

        if (Happens(FaultKind.LoseRequests))
        {
            return All(count, Outcome.Unknown("The request was lost."));
        }

        var outcomes = await request();
        await TravelAsync(cancellationToken);
        if (Happens(FaultKind.LoseRequests))
        {
            return All(count, Outcome.Unknown("The answer was lost."));
        }

        return Happens(FaultKind.MissEntries) ? [.. outcomes.Take(count - 1)] : outcomes;
    }

    private static Outcome[] All(int count, Outcome outcome) => [.. Enumerable.Repeat(outcome, count)];

    private bool Happens(FaultKind kind) => weather.Is(kind) && random.Next(2) == 0;

    private Task TravelAsync(CancellationToken cancellationToken) =>
        Task.Delay(TimeSpan.FromMilliseconds(random.Next(1, weather.Is(FaultKind.Delay) ? 3000 : 20)), time, cancellationToken);
}
