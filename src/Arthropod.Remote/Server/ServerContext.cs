using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>What all requests of one contract share.</summary>
internal sealed class ServerContext
{
    private readonly CancellationTokenSource _ended = new();

    public ServerContext(
        ServerRegistration registration,
        RequestQueues queues,
        IQueueTransport transport,
        IServiceScopeFactory scopes,
        WorkScheduler scheduler,
        string serverName,
        ILogger logger)
    {
        Registration = registration;
        Queues = queues;
        Transport = transport;
        Scopes = scopes;
        Scheduler = scheduler;
        ServerName = serverName;
        Logger = logger;
        Requests = queues.Lane(QueueNames.Request(queues.Prefix, registration.Contract.QueueName));
        Replies = new Replies(transport, scheduler, registration.Options.MissingInboxGrace, _ended.Token);
        Leases = new LeaseKeeper(Requests, scheduler, registration.Options.Visibility, transport.Limits.MaxLease, logger);
        Settlement = new Settlement(
            Requests, queues.Lane(QueueNames.DeadLetter(Requests.Queue)), SeeToDeadLettersAsync, Leases, scheduler, logger, _ended.Token);
    }

    /// <summary>The server has ended: nothing is renewed and nothing tried again on a transport that may be gone.</summary>
    public void End()
    {
        Leases.DropAll();
        _ended.Cancel();
    }

    private Task SeeToDeadLettersAsync() => Queues.SeeToDeadLettersAsync(Registration.Contract.QueueName);

    public ServerRegistration Registration { get; }

    public RequestQueues Queues { get; }

    public IQueueTransport Transport { get; }

    public IServiceScopeFactory Scopes { get; }

    public WorkScheduler Scheduler { get; }

    /// <summary>Machine and process, for callers' error reports.</summary>
    public string ServerName { get; }

    public ILogger Logger { get; }

    public QueueLane Requests { get; }

    public Replies Replies { get; }

    public LeaseKeeper Leases { get; }

    public Settlement Settlement { get; }
}
