using System.Collections.Concurrent;
using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Transport;

/// <summary>
/// The request queues and dead-letter queues that this process uses, seen to as <see cref="Provisioning"/> says, once
/// each; a failure is not remembered, so the next who asks tries again.
/// </summary>
internal sealed class RequestQueues(IQueueTransport transport, WorkScheduler scheduler, string prefix, Provisioning provisioning)
{
    private readonly ConcurrentDictionary<string, QueueLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<QueueInfo>> _found = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string Prefix { get; } = prefix;

    public QueueLane Lane(string fullName) =>
        _lanes.GetOrAdd(fullName, static (name, self) => new QueueLane(self.Transport, self.Scheduler, name), this);

    private IQueueTransport Transport => transport;

    private WorkScheduler Scheduler => scheduler;

    /// <param name="queueName">The name as the contract says it, without the prefix.</param>
    /// <exception cref="RemoteException">There is no such queue, or nobody can tell.</exception>
    public Task<QueueInfo> GetAsync(string queueName)
    {
        lock (_lock)
        {
            if (_found.TryGetValue(queueName, out var known) && !known.IsFaulted && !known.IsCanceled)
            {
                return known;
            }

            // On the scheduler, so that no caller's context is captured.
            var finding = scheduler.Run(() => FindAsync(queueName));
            _found[queueName] = finding;
            return finding;
        }
    }

    /// <summary>Whoever is told that the queue is missing says so here, and then asks anew.</summary>
    public void Forget(string queueName)
    {
        lock (_lock)
        {
            _found.Remove(queueName);
        }
    }

    private async Task<QueueInfo> FindAsync(string queueName)
    {
        var name = QueueNames.Request(Prefix, queueName);
        switch (provisioning)
        {
            case Provisioning.None:
                return new QueueInfo(name, transport.Limits.MaxBatchBytes);

            case Provisioning.Verify:
                return await transport.FindQueueAsync(name, CancellationToken.None)
                    ?? throw new TransportException(TransportError.QueueMissing,
                        $"Queue '{name}' does not exist and Provisioning is Verify. Create it, or set Provisioning to Create.");

            default:
                if (await transport.FindQueueAsync(name, CancellationToken.None) is { } existing)
                {
                    return existing;
                }

                var deadLetters = new QueueDefinition(QueueNames.DeadLetter(name)) { Retention = transport.Limits.MaxRetention };
                await transport.CreateQueueAsync(deadLetters, CancellationToken.None);
                var requests = new QueueDefinition(name)
                {
                    Retention = transport.Limits.MaxRetention,
                    DeadLetterQueue = deadLetters.Name,
                };
                return await transport.CreateQueueAsync(requests, CancellationToken.None);
        }
    }
}
