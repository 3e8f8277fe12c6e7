using Arthropod.Remote.Invocation;
using Arthropod.Remote.Lanes;
using Arthropod.Remote.Policies;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Duplicates;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Deliveries;

/// <summary>What all deliveries of one contract share.</summary>
internal sealed class ServerContext
{
    private readonly CancellationTokenSource _ended = new();
    private readonly RequestQueues _queues;

    public ServerContext(
        ServerRegistration registration,
        RequestQueues queues,
        IQueueTransport transport,
        Envelopes envelopes,
        PayloadStore payloads,
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
        _queues = queues;
        Transport = transport;
        Envelopes = envelopes;
        Payloads = payloads;
        Cancellations = cancellations;
        Confirmations = confirmations;
        Inbox = registration.Options.AcceptCancels ? inbox : static () => null;
        Scopes = scopes;
        Scheduler = scheduler;
        SlowAttempts = new SharedTimer<AttemptReplies>(scheduler, static replies => replies.Start());
        LeaseLimits = new SharedTimer<AttemptCancellation>(scheduler, static cancellation => cancellation.Ring());
        ServerName = serverName;
        Logger = logger;
        Replies = new Replies(transport, envelopes, scheduler, registration.Options.MissingInboxGrace, _ended.Token);
        UnsignedReplies = envelopes.AreSigned
            ? new Replies(transport, Envelopes.Plain, scheduler, registration.Options.MissingInboxGrace, _ended.Token)
            : Replies;
        Visibility = registration.Policies.Contract.Visibility;
        var visibilities = registration.Policies.Methods.Select(policy => policy.Visibility).Append(Visibility).ToList();
        LongestVisibility = visibilities.Max();
        Queues = [new ServedQueue(
            registration.Contract.QueueName, Visibility, visibilities.Min(), queues, transport, scheduler, serverName, logger, _ended.Token)];
        SharedStore = registration.Options.IdempotencyKeptFor > TimeSpan.Zero && idempotency is not null
            ? new SharedStore(idempotency, Queues[0].Name, registration.Options.IdempotencyKeptFor, () => transport.QueueTime, scheduler, logger, _ended.Token)
            : null;
    }

    public ServerRegistration Registration { get; }

    /// <summary>What the contract is served from.</summary>
    public IReadOnlyList<ServedQueue> Queues { get; }

    public IQueueTransport Transport { get; }

    public Envelopes Envelopes { get; }

    /// <summary>Where values are that a frame only refers to.</summary>
    public PayloadStore Payloads { get; }

    /// <summary>Which calls their callers no longer want.</summary>
    public CallCancellations Cancellations { get; }

    /// <summary>Asks callers whether they still want a call.</summary>
    public CallConfirmations Confirmations { get; }

    /// <summary>The name of the process's inbox, which takes cancels; <see langword="null"/> as long as there is none.</summary>
    public Func<string?> Inbox { get; }

    public IServiceScopeFactory Scopes { get; }

    /// <summary>What workers share of their calls, if they do.</summary>
    public SharedStore? SharedStore { get; }

    public WorkScheduler Scheduler { get; }

    /// <summary>Tells callers of attempts that take a while that they have begun.</summary>
    public SharedTimer<AttemptReplies> SlowAttempts { get; }

    /// <summary>Tells attempts that their messages have nearly been leased for as long as they can be.</summary>
    public SharedTimer<AttemptCancellation> LeaseLimits { get; }

    /// <summary>Machine and process, for callers' error reports.</summary>
    public string ServerName { get; }

    public ILogger Logger { get; }

    public Replies Replies { get; }

    /// <summary>
    /// Sends unsigned answers, to messages that may be a stranger's. Signed ones would let a stranger end calls whose
    /// ids he has seen. A caller with keys ignores unsigned answers, and one without learns from them what is wrong.
    /// </summary>
    public Replies UnsignedReplies { get; }

    /// <summary>With what visibility timeout requests are received.</summary>
    public TimeSpan Visibility { get; }

    /// <summary>The longest visibility timeout that a request of any method is renewed with.</summary>
    public TimeSpan LongestVisibility { get; }

    /// <summary>Cancelled when the server has ended.</summary>
    public CancellationToken Ended => _ended.Token;

    /// <summary>The settings of a method.</summary>
    public CallPolicy PolicyOf(RemoteMethod method) => Registration.Policies[method];

    /// <summary>Whether an address is one of our inboxes. No address on the wire is trusted.</summary>
    public bool IsInbox(string address) => QueueNames.IsInbox(_queues.Prefix, address);

    /// <summary>What the names of our queues begin with.</summary>
    public string Prefix => _queues.Prefix;

    /// <summary>
    /// Sends a request that an attempt makes. Failures that may pass are retried until the attempt must not send any
    /// more.
    /// </summary>
    public Task<Outcome> SendAsync(HeldSend send, CancellationToken giveUp) => Scheduler.RepeatUntilAsync(
        () => _queues.Lane(send.Queue).SendAsync(FrameWriter.Encode(send.Request)),
        outcome => !outcome.IsTransient || giveUp.IsCancellationRequested,
        giveUp);

    /// <summary>The worker has ended: nothing is renewed or retried on a transport that may be gone.</summary>
    public void End()
    {
        foreach (var queue in Queues)
        {
            queue.Leases.DropAll();
        }

        _ended.Cancel();
    }

    /// <summary>Tells the log that a callback of the implementation's has thrown.</summary>
    public void CallbackFailed(AggregateException exception) =>
        Logger.CancellationCallbackFailed(exception, Queues[0].Name);
}
