using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Inbox;

/// <summary>
/// The one queue that this process owns, to which everything addressed to it goes: created on first need, read by
/// one loop however many calls wait, removed at orderly shutdown. It knows bytes and frames, not whose they are.
/// </summary>
internal sealed class ProcessInbox(
    IQueueTransport transport, Envelopes envelopes, WorkScheduler scheduler, string prefix, InboxOptions options, ILogger logger)
{
    private static readonly TimeSpan Visibility = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private Task<string>? _opening;
    private string? _name;
    private volatile bool _sweeps = options.SweepInterval != Timeout.InfiniteTimeSpan;
    private volatile InboxDenial? _denial;
    private Task _reading = Task.CompletedTask;
    private InboxHeartbeat? _heartbeat;

    /// <summary>Takes each frame that arrives. Set before the inbox is opened.</summary>
    public Action<Frame> Received { get; set; } = static _ => { };

    /// <summary>Told why, when it is certain that nothing can be received. Set before the inbox is opened.</summary>
    public Action<string> Denied { get; set; } = static _ => { };

    /// <summary>The inbox's name; it exists once the task has ended. A failure is not remembered.</summary>
    /// <exception cref="RemoteException">
    /// The inbox could not be created, or may not be received from, or the process is shutting down.
    /// </exception>
    public Task<string> GetNameAsync()
    {
        lock (_lock)
        {
            if (_closing.IsCancellationRequested)
            {
                return Task.FromException<string>(new RemoteException("The client is shutting down."));
            }

            if (_denial?.Reason is { } reason)
            {
                return Task.FromException<string>(new RemoteException(reason));
            }

            if (_opening is null || _opening.IsFaulted || _opening.IsCanceled)
            {
                _opening = scheduler.Run(OpenAsync);
            }

            return _opening;
        }
    }

    /// <summary>The inbox's name once it exists; <see langword="null"/> before.</summary>
    public string? OpenName
    {
        get
        {
            lock (_lock)
            {
                return _opening is { IsCompletedSuccessfully: true } ? _name : null;
            }
        }
    }

    /// <summary>Ends the reader and removes the queue.</summary>
    public Task CloseAsync(CancellationToken cancellationToken)
    {
        Abandon();
        lock (_lock)
        {
            var opening = _opening;
            _opening = null;
            return opening is null ? Task.CompletedTask : scheduler.Run(() => RemoveAsync(opening, cancellationToken));
        }
    }

    private async Task RemoveAsync(Task<string> opening, CancellationToken cancellationToken)
    {
        var name = "";
        try
        {
            name = await opening;
            await _reading;
            await transport.DeleteQueueAsync(name, cancellationToken);
        }
        catch (Exception exception)
        {
            logger.InboxNotRemoved(exception, name);
        }
    }

    /// <summary>Ends the reader and leaves the queue: there is no time for more. (CancelAsync would run the callbacks on the thread pool.)</summary>
    public void Abandon() => _closing.Cancel();

    private async Task<string> OpenAsync()
    {
        // Once for the process: a creation whose answer was lost is then tried again under the same name.
        var name = _name ??= QueueNames.NewInbox(prefix, scheduler.NewId());
        await CreateAsync(name);
        _heartbeat = new InboxHeartbeat(transport, scheduler, name, options.HeartbeatInterval, () => _sweeps, logger);
        var denial = _denial = new InboxDenial(name, scheduler);
        _reading = scheduler.Run(() => new InboxReader(this, transport, envelopes, scheduler, name, denial, logger, _closing.Token).RunAsync());

        // Owned by the inbox: both end when it is closed.
        _ = scheduler.Run(() => _heartbeat.RunAsync(_closing.Token));
        if (_sweeps)
        {
            _ = scheduler.Run(() => SweepAsync(name));
        }

        logger.InboxOpen(name);
        return name;
    }

    private async Task SweepAsync(string name)
    {
        var sweep = new InboxSweep(transport, envelopes, scheduler, prefix, options.Grace, name);
        await new InboxSweeper(sweep, scheduler, options.SweepInterval, logger).RunAsync(_closing.Token);
        _sweeps = false;
    }

    /// <summary>Takes a frame that has arrived; a probe is answered here.</summary>
    internal void Take(Frame frame)
    {
        if (frame is ProbeFrame)
        {
            _heartbeat?.Answer(_closing.Token);
        }
        else
        {
            Received(frame);
        }
    }

    // Tags are born with the queue: a sweeper that looks between creation and tagging would take it for a stranger's.
    internal Task CreateAsync(string name) => transport.CreateQueueAsync(
        new QueueDefinition(name)
        {
            Retention = transport.Limits.MaxRetention,
            Tags = InboxTags.AtBirth(transport.QueueTime, _sweeps),
        },
        _closing.Token);

    internal static ReceiveRequest Request(TransportLimits limits) => new(limits.MaxBatchCount, limits.MaxReceiveWait, Visibility);
}
