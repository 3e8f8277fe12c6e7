using System.Collections.Concurrent;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Lanes;

/// <summary>
/// The request queues and dead-letter queues that this process uses, each found or created once, as
/// <see cref="Provisioning"/> says. A failure is not remembered, so the next use tries again.
/// </summary>
internal sealed class RequestQueues(
    IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, string prefix, Provisioning provisioning)
{
    private readonly ConcurrentDictionary<string, QueueLane> _lanes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<QueueInfo>> _called = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<QueueInfo>> _served = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    public string Prefix { get; } = prefix;

    /// <summary>Whether what is missing is created.</summary>
    public bool AreCreated => provisioning == Provisioning.Create;

    public QueueLane Lane(string fullName) =>
        _lanes.GetOrAdd(fullName, static (name, self) => new QueueLane(self.Transport, self.Envelopes, self.Scheduler, name), this);

    private IQueueTransport Transport => transport;

    private Envelopes Envelopes => envelopes;

    private WorkScheduler Scheduler => scheduler;

    /// <summary>Finds or creates the queue that calls are sent to.</summary>
    /// <param name="queueName">The name as the contract says it, without the prefix.</param>
    /// <exception cref="RemoteException">There is no such queue, or nobody can tell.</exception>
    public Task<QueueInfo> GetAsync(string queueName) => GetAsync(_called, queueName, FindAsync);

    /// <summary>Finds or creates the queue that calls are served from, and its dead-letter queue.</summary>
    /// <param name="queueName">The name as the contract says it, without the prefix.</param>
    /// <exception cref="RemoteException">One of the two does not exist, or nobody can tell.</exception>
    public Task<QueueInfo> GetServedAsync(string queueName) => GetAsync(_served, queueName, FindServedAsync);

    /// <summary>Creates a dead-letter queue that somebody deleted, if creating is ours.</summary>
    public Task SeeToDeadLettersAsync(string queueName) => AreCreated
        ? CreateDeadLettersAsync(QueueNames.Request(Prefix, queueName))
        : Task.CompletedTask;

    /// <summary>A queue was found missing: the next use looks it up, or creates it, again.</summary>
    public void Forget(string queueName)
    {
        lock (_lock)
        {
            _called.Remove(queueName);
            _served.Remove(queueName);
        }
    }

    private Task<QueueInfo> GetAsync(Dictionary<string, Task<QueueInfo>> found, string queueName, Func<string, Task<QueueInfo>> find)
    {
        lock (_lock)
        {
            if (found.TryGetValue(queueName, out var known) && !known.IsFaulted && !known.IsCanceled)
            {
                return known;
            }

            // On the scheduler, so that no caller's context is captured.
            var finding = scheduler.Run(() => find(QueueNames.Request(Prefix, queueName)));
            found[queueName] = finding;
            return finding;
        }
    }

    private async Task<QueueInfo> FindAsync(string name) => provisioning switch
    {
        Provisioning.None => new QueueInfo(name, transport.Limits.MaxBatchBytes),
        Provisioning.Verify => await VerifyAsync(name),
        _ => await transport.FindQueueAsync(name, CancellationToken.None) ?? await CreateAsync(name),
    };

    private async Task<QueueInfo> FindServedAsync(string name)
    {
        switch (provisioning)
        {
            case Provisioning.None:
                return new QueueInfo(name, transport.Limits.MaxBatchBytes);

            case Provisioning.Verify:
                var requests = await VerifyAsync(name);
                await VerifyAsync(QueueNames.DeadLetter(name));
                return requests;

            default:
                return await CreateAsync(name);
        }
    }

    private async Task<QueueInfo> VerifyAsync(string name) =>
        await transport.FindQueueAsync(name, CancellationToken.None)
            ?? throw new TransportException(TransportError.QueueMissing,
                $"Queue '{name}' does not exist and Provisioning is Verify. Create it, or set Provisioning to Create.");

    // Each is looked up first; only what is missing is created.
    private async Task<QueueInfo> CreateAsync(string name)
    {
        var deadLetters = await CreateDeadLettersAsync(name);
        var requests = new QueueDefinition(name)
        {
            Retention = transport.Limits.MaxRetention,
            DeadLetterQueue = deadLetters.Name,
        };
        return await transport.CreateQueueAsync(requests, CancellationToken.None);
    }

    private Task<QueueInfo> CreateDeadLettersAsync(string name) => transport.CreateQueueAsync(
        new QueueDefinition(QueueNames.DeadLetter(name)) { Retention = transport.Limits.MaxRetention }, CancellationToken.None);
}
