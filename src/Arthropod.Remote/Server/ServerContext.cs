using Arthropod.Remote.Invocation;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
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
        Envelopes envelopes,
        CallCancellations cancellations,
        CallConfirmations confirmations,
        Func<string?> inbox,
        IServiceScopeFactory scopes,
        IIdempotencyStore? idempotency,
        WorkScheduler scheduler,
        string serverName,
        ILogger logger)
    {
        Registration = registration;
        Queues = queues;
        Transport = transport;
        Envelopes = envelopes;
        Cancellations = cancellations;
        Confirmations = confirmations;
        Inbox = registration.Options.AcceptCancels ? inbox : static () => null;
        Scopes = scopes;
        Idempotency = idempotency;
        Scheduler = scheduler;
        ServerName = serverName;
        Logger = logger;
        Requests = queues.Lane(QueueNames.Request(queues.Prefix, registration.Contract.QueueName));
        Replies = new Replies(transport, envelopes, scheduler, registration.Options.MissingInboxGrace, _ended.Token);
        UnsignedReplies = envelopes.AreSigned
            ? new Replies(transport, Envelopes.Plain, scheduler, registration.Options.MissingInboxGrace, _ended.Token)
            : Replies;
        Visibility = registration.Policies.Contract.Visibility;
        var visibilities = registration.Policies.Methods.Select(policy => policy.Visibility).Append(Visibility).ToList();
        LongestVisibility = visibilities.Max();
        Leases = new LeaseKeeper(Requests, scheduler, Visibility, visibilities.Min(), transport.Limits.MaxLease, logger);
        Settlement = new Settlement(
            Requests,
            queues.Lane(QueueNames.DeadLetter(Requests.Queue)),
            SeeToDeadLettersAsync,
            note => note.ToJson(serverName, Requests.Queue, transport.QueueTime),
            Leases,
            scheduler,
            logger,
            _ended.Token);
        Retries = new RetryPolicy(registration.Policies, registration.Options, scheduler);
        Replacement = new Replacement(Requests, Leases, Settlement, envelopes, transport, scheduler, logger);
    }

    /// <summary>Cancelled when the server has ended.</summary>
    public CancellationToken Ended => _ended.Token;

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

    public Envelopes Envelopes { get; }

    /// <summary>Which calls their callers no longer want.</summary>
    public CallCancellations Cancellations { get; }

    /// <summary>Asks callers whether they still want a call.</summary>
    public CallConfirmations Confirmations { get; }

    /// <summary>The name of the process's inbox, which takes cancels; <see langword="null"/> as long as there is none.</summary>
    public Func<string?> Inbox { get; }

    public IServiceScopeFactory Scopes { get; }

    /// <summary>What servers share of their calls, if they do.</summary>
    public IIdempotencyStore? Idempotency { get; }

    public WorkScheduler Scheduler { get; }

    /// <summary>Machine and process, for callers' error reports.</summary>
    public string ServerName { get; }

    public ILogger Logger { get; }

    public QueueLane Requests { get; }

    public Replies Replies { get; }

    /// <summary>
    /// Answers to what may be a stranger's. Who signs them lets him end the calls of others, whose ids he has seen; a caller
    /// that has the keys does not heed what is unsigned, and one that lacks them hears of it.
    /// </summary>
    public Replies UnsignedReplies { get; }

    public LeaseKeeper Leases { get; }

    public Settlement Settlement { get; }

    public Replacement Replacement { get; }

    public RetryPolicy Retries { get; }

    /// <summary>With what visibility timeout requests are received.</summary>
    public TimeSpan Visibility { get; }

    /// <summary>The longest visibility timeout that a request of any method is renewed with.</summary>
    public TimeSpan LongestVisibility { get; }

    public TimeSpan VisibilityOf(RemoteMethod method) => Registration.Policies[method].Visibility;
}
