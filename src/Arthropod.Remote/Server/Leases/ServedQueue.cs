using Arthropod.Remote.Lanes;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Marks;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server.Leases;

/// <summary>
/// One request queue as its worker uses it: what is received from it is leased, and each lease ends here. A contract
/// may have several.
/// </summary>
internal sealed class ServedQueue
{
    /// <summary>
    /// What the dead-letter queue does not take now is tried again with growing delay, up to this: less than the time for
    /// which workers remember (<see cref="Duplicates.FinishedCalls"/>) why it is to be moved.
    /// </summary>
    private static readonly TimeSpan LongestDelay = TimeSpan.FromMinutes(5);

    private const string Over = "The lease is lost, or the worker has ended.";

    private readonly string _queueName;
    private readonly RequestQueues _queues;
    private readonly IQueueTransport _transport;
    private readonly QueueLane _requests;
    private readonly QueueLane _deadLetters;
    private readonly WorkScheduler _scheduler;
    private readonly TimeSpan _visibility;
    private readonly string _serverName;
    private readonly ILogger _logger;
    private readonly CancellationToken _ended;

    /// <param name="queueName">The queue's name as its contract says it, without the prefix.</param>
    /// <param name="visibility">With what visibility timeout messages are received.</param>
    /// <param name="shortestVisibility">The shortest one that any of its messages is renewed with.</param>
    /// <param name="queues">The queues of this process.</param>
    /// <param name="transport">Receives.</param>
    /// <param name="scheduler">The clock.</param>
    /// <param name="serverName">Machine and process, for dead letters.</param>
    /// <param name="logger">The log.</param>
    /// <param name="ended">Cancelled when the server has ended.</param>
    public ServedQueue(
        string queueName,
        TimeSpan visibility,
        TimeSpan shortestVisibility,
        RequestQueues queues,
        IQueueTransport transport,
        WorkScheduler scheduler,
        string serverName,
        ILogger logger,
        CancellationToken ended)
    {
        _queueName = queueName;
        _visibility = visibility;
        _queues = queues;
        _transport = transport;
        _scheduler = scheduler;
        _serverName = serverName;
        _logger = logger;
        _ended = ended;
        _requests = queues.Lane(QueueNames.Request(queues.Prefix, queueName));
        _deadLetters = queues.Lane(QueueNames.DeadLetter(_requests.Queue));
        Leases = new LeaseKeeper(_requests, scheduler, visibility, shortestVisibility, transport.Limits.MaxLease, logger);
    }

    /// <summary>The queue's full name.</summary>
    public string Name => _requests.Queue;

    public LeaseKeeper Leases { get; }

    /// <summary>Finds the queue and its dead-letter queue, or creates them, as Provisioning says.</summary>
    /// <exception cref="RemoteException">One of the two does not exist, or nobody can tell.</exception>
    public Task FindAsync() => _queues.GetServedAsync(_queueName);

    /// <summary>The queue was found missing: the next use looks it up, or creates it, again.</summary>
    public void Forget() => _queues.Forget(_queueName);

    /// <summary>Receives messages, each with its lease.</summary>
    public async Task<IReadOnlyList<Lease>> ReceiveAsync(int most, TimeSpan wait, CancellationToken cancellationToken)
    {
        var received = new ReceiveMoment(_scheduler, wait);
        var messages = await _transport.ReceiveAsync(Name, new ReceiveRequest(most, wait, _visibility), cancellationToken);
        var leases = new Lease[messages.Count];
        for (var index = 0; index < leases.Length; index++)
        {
            leases[index] = Leases.Take(this, messages[index], received);
        }

        return leases;
    }

    /// <summary>A delivery has been settled: when all of its message have, the message is deleted. The lease is renewed until that is confirmed.</summary>
    /// <returns>Whether it is confirmed that the message does not come again.</returns>
    public Task<bool> CompleteAsync(Lease lease)
    {
        switch (lease.Leave(comesBack: false))
        {
            case true:
                return DeleteAsync(lease);
            case false:
                Leases.Drop(lease);
                break;
        }

        return Task.FromResult(false);
    }

    /// <summary>A delivery is not settled: the message comes back when its visibility timeout ends.</summary>
    public void Abandon(Lease lease)
    {
        if (lease.Leave(comesBack: true) is not null)
        {
            Leases.Drop(lease);
        }
    }

    /// <summary>Gives the message back: others receive it after the delay, once no other delivery needs the lease.</summary>
    public Task ReleaseAsync(Lease lease, TimeSpan delay) =>
        lease.Leave(comesBack: true) is null ? Task.CompletedTask : Leases.ReleaseAsync(lease, delay, _ended);

    /// <summary>
    /// Sends a message that replaces the leased one. A message in a queue cannot be edited, and its receive count only
    /// rises. So what became of a receipt is said by a new message, in which the call goes on.
    /// </summary>
    /// <param name="lease">The message that is replaced.</param>
    /// <param name="frames">Writes what the new one holds, at each try: it says how much time is left. <see langword="null"/>: it could not be read, and goes as it came.</param>
    /// <param name="attributes">What goes beside the body.</param>
    /// <param name="delay">How long the queue keeps it back.</param>
    /// <param name="giveUp">Ends the tries.</param>
    /// <returns>Whether the queue has the new message.</returns>
    public async Task<bool> ReplaceAsync(
        Lease lease, Func<EncodedFrames?> frames, IReadOnlyDictionary<string, AttributeValue> attributes, TimeSpan delay, CancellationToken giveUp)
    {
        if (!await Leases.StillHoldsAsync(lease, giveUp) || giveUp.IsCancellationRequested)
        {
            return false;
        }

        var outcome = await RepeatAsync(
            lease,
            () => frames() is { } request
                ? _requests.SendAsync(request, attributes, delay)
                : _requests.SendAsync(new OutgoingMessage(lease.Message.Body) { Attributes = attributes, Delay = delay }),
            giveUp);
        if (outcome is { IsDone: false, IsTransient: false })
        {
            _logger.ReplacementFailed(lease.Message.MessageId, Name, Describe(outcome));
        }

        return outcome.IsDone && !giveUp.IsCancellationRequested;
    }

    /// <summary>Copies the message to the dead-letter queue. Whoever waits for it is then told, and the delivery completed.</summary>
    /// <returns>Whether the copy is confirmed. If not, the message is left in its queue and comes back later.</returns>
    public async Task<bool> CopyToDeadLettersAsync(Lease lease, DeadLetterNote note)
    {
        var json = note.ToJson(_serverName, Name, _transport.QueueTime);
        var outcome = await CopyAsync(lease, json);
        if (outcome.Error == TransportError.QueueMissing)
        {
            outcome = await CreateAndCopyAsync(lease, json, outcome);
        }
        else if (outcome.Error is TransportError.TooLarge or TransportError.Invalid)
        {
            // A stranger's message may have no room for the note: too long, or with ten attributes already.
            outcome = await CopyAsync(lease, null);
        }

        if (outcome.IsDone && !lease.Lost.IsCancellationRequested)
        {
            ArthropodMeter.DeadLettered();
            _logger.DeadLettered(lease.Message.MessageId, Name, _deadLetters.Queue, note.Reason);
            return true;
        }

        _logger.DeadLetterFailed(lease.Message.MessageId, Name, _deadLetters.Queue, Describe(outcome), note.Reason);
        var delay = TimeSpan.FromSeconds(Math.Pow(2, Math.Min(lease.Message.ReceiveCount, 10)));
        await ReleaseAsync(lease, delay < LongestDelay ? delay : LongestDelay);
        return false;
    }

    /// <summary>The outcome of a request, for the log.</summary>
    public static string Describe(Outcome outcome) => $"{outcome.Kind}, {outcome.Error}: {outcome.Detail}";

    private async Task<bool> DeleteAsync(Lease lease)
    {
        // Nearly always the first try does, and costs less without a loop around it.
        var outcome = await DeleteOnceAsync(lease);
        if (outcome.IsTransient)
        {
            outcome = await RepeatAsync(lease, () => DeleteOnceAsync(lease), lease.Lost);
        }

        if (outcome is { IsDone: false, IsTransient: false })
        {
            _logger.DeleteFailed(lease.Message.MessageId, Name, Describe(outcome));
        }

        return outcome.IsDone;
    }

    private Task<Outcome> DeleteOnceAsync(Lease lease) => lease.AskAsync(async () =>
    {
        while (true)
        {
            if (IsOver(lease))
            {
                return Outcome.Unknown(Over);
            }

            // A queue may say that it has deleted by an old receipt, and has not (Amazon SQS).
            var receipt = lease.Message.Receipt;
            var outcome = await _requests.DeleteAsync(receipt);
            if (outcome.IsTransient || Leases.TryDrop(lease, receipt))
            {
                return outcome;
            }
        }
    });

    private async Task<Outcome> CreateAndCopyAsync(Lease lease, string json, Outcome missing)
    {
        try
        {
            await _queues.SeeToDeadLettersAsync(_queueName);
        }
        catch (RemoteException exception)
        {
            return missing with { Detail = exception.Message };
        }

        return await CopyAsync(lease, json);
    }

    private Task<Outcome> CopyAsync(Lease lease, string? json)
    {
        var attributes = RedrivenRequest.AttributesOfDeadLetter(lease.Message.Attributes);
        if (json is not null)
        {
            attributes[DeadLetterNote.Attribute] = new AttributeValue(json);
        }

        var copy = new OutgoingMessage(lease.Message.Body) { Attributes = attributes };
        return RepeatAsync(lease, () => _deadLetters.SendAsync(copy), lease.Lost);
    }

    private Task<Outcome> RepeatAsync(Lease lease, Func<Task<Outcome>> ask, CancellationToken giveUp) => _scheduler.RepeatUntilAsync(
        () => IsOver(lease) ? Task.FromResult(Outcome.Unknown(Over)) : ask(),
        outcome => !outcome.IsTransient || IsOver(lease),
        giveUp);

    /// <summary>Whether there is nothing to settle any more: what is not settled comes back when its visibility timeout ends.</summary>
    private bool IsOver(Lease lease) => lease.Lost.IsCancellationRequested || _ended.IsCancellationRequested;
}
