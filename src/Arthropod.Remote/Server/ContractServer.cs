using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Telemetry;

namespace Arthropod.Remote.Server;

/// <summary>
/// Serves one contract from its queues: receives no more than it has free slots for, and sees each delivery through to
/// its end. This folder knows no client.
/// </summary>
internal sealed class ContractServer
{
    /// <summary>Long enough for a long poll, whose empty answer means an empty queue (Amazon SQS asks all of its servers then).</summary>
    private static readonly TimeSpan DrainWait = TimeSpan.FromSeconds(1);

    /// <summary>Releasing takes one request; a queue that does not answer must not hold the shutdown up.</summary>
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(3);

    private readonly ServerContext _context;
    private readonly DeliveryHandler _handler;
    private readonly QueueReceiver[] _receivers;
    private readonly Capacity _capacity;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Abandonment _abandonment;
    private readonly UnderWay _handling = new();
    private readonly UnderWay _asked = new();
    private Task[] _receiving = [];

    /// <param name="context">What the contract's deliveries share.</param>
    /// <param name="more">Steps of other parts, before the implementation.</param>
    public ContractServer(ServerContext context, IEnumerable<IDeliveryStep> more)
    {
        _context = context;
        _abandonment = new Abandonment(context.Scheduler);
        _handler = new DeliveryHandler(context, more);
        _capacity = new Capacity(Options.MaxConcurrency);
        _receivers = [.. context.Queues.Select(queue => new QueueReceiver(queue, _capacity, HandleAsync, context, _stopping.Token))];
    }

    public ServerContext Context => _context;

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsStopping => _stopping.IsCancellationRequested;

    private RemoteServerOptions Options => _context.Registration.Options;

    /// <summary>Sees to the queues and their dead-letter queues.</summary>
    /// <exception cref="RemoteException">One of them does not exist, or nobody can tell.</exception>
    public async Task FindQueuesAsync()
    {
        foreach (var queue in _context.Queues)
        {
            await queue.FindAsync();
        }
    }

    /// <summary>Begins to receive, and goes on until <see cref="StopAsync"/>, whatever fails.</summary>
    public void Start()
    {
        foreach (var queue in _context.Queues)
        {
            _context.Logger.Serving(_context.Registration.Contract.Name, queue.Name, Options.MaxConcurrency);
        }

        _receiving = [.. _receivers.Select(receiver => _context.Scheduler.Run(receiver.RunAsync))];
    }

    /// <summary>
    /// Takes no more; ends when what runs has ended, or, once the token is cancelled, when it has been released for
    /// other servers.
    /// </summary>
    public Task StopAsync(CancellationToken shutdownTimeIsOver)
    {
        TakeNoMore();
        return _context.Scheduler.Run(() => FinishAsync(shutdownTimeIsOver));
    }

    /// <summary>Takes no more and waits for nothing.</summary>
    public void AbandonAll()
    {
        TakeNoMore();
        Abandon();
        _context.End();
    }

    /// <summary>Waits so long for a slot and a call together, at each queue in turn.</summary>
    /// <returns>Whether a call was carried out; there was none, too, if the server stops meanwhile.</returns>
    public Task<bool> HandleOneAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        AskedAsync(() => TakeAndHandleAsync(wait, cancellationToken));

    /// <returns>How many calls were carried out.</returns>
    public Task<int> DrainAsync(CancellationToken cancellationToken) => AskedAsync(() => TakeAllAsync(cancellationToken));

    private async Task FinishAsync(CancellationToken shutdownTimeIsOver)
    {
        var abandoning = shutdownTimeIsOver.UnsafeRegister(static state => ((ContractServer)state!).Abandon(), this);
        await Task.WhenAny(WhenDoneAsync(), AfterAbandonAsync());

        // Not disposed of: that waits for what an implementation has registered with its token, which may block.
        abandoning.Unregister();
        _context.End();
    }

    private async Task WhenDoneAsync()
    {
        await Task.WhenAll(_receiving);
        await _asked.WhenNoneAsync();
        await Task.WhenAll(_receivers.Select(receiver => receiver.WhenGivenBackAsync()));
        await _handling.WhenNoneAsync();
    }

    // Not CancelAsync: that runs the callbacks on the thread pool.
    private void TakeNoMore() => _stopping.Cancel();

    private async Task AfterAbandonAsync()
    {
        await _abandonment.Begun;
        await _context.Scheduler.Delay(ReleaseTime, CancellationToken.None);
    }

    private async Task<T> AskedAsync<T>(Func<Task<T>> ask)
    {
        _asked.Begin();
        try
        {
            return await ask();
        }
        finally
        {
            _asked.End();
        }
    }

    private async Task<bool> TakeAndHandleAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await FindQueuesAsync();
        var startedAt = _context.Scheduler.Time.GetTimestamp();
        try
        {
            while (true)
            {
                var hasReceived = false;
                foreach (var receiver in _receivers)
                {
                    var left = (wait - _context.Scheduler.Time.GetElapsedTime(startedAt)) / _receivers.Length;
                    if (await receiver.TryReceiveOneAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, ending.Token) is { } handling)
                    {
                        hasReceived = true;
                        if (await handling)
                        {
                            return true;
                        }
                    }
                }

                // What was received may have been a stranger's, or a call that has ended here already; behind it there may be another.
                if (!hasReceived)
                {
                    return false;
                }
            }
        }
        catch (OperationCanceledException) when (IsStopping && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<int> TakeAllAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await FindQueuesAsync();
        var handling = new List<Task<bool>>();
        try
        {
            foreach (var receiver in _receivers)
            {
                await TakeAllAsync(receiver, handling, ending.Token);
            }
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // No more is taken. What has been taken is finished, then and whatever else ends the receiving.
        }
        finally
        {
            await Task.WhenAll(handling);
        }

        return (await Task.WhenAll(handling)).Count(static hasBegun => hasBegun);
    }

    private static async Task TakeAllAsync(QueueReceiver receiver, List<Task<bool>> handling, CancellationToken cancellationToken)
    {
        IReadOnlyList<Task<bool>> received;
        do
        {
            received = await receiver.ReceiveOnceAsync(DrainWait, cancellationToken);
            handling.AddRange(received);
        }
        while (received.Count > 0);
    }

    /// <param name="lease">The message.</param>
    /// <param name="isLate">Whether it is given back, for nobody waits for it any more.</param>
    /// <returns>Whether the delivery led to work.</returns>
    private async Task<bool> HandleAsync(Lease lease, bool isLate)
    {
        _handling.Begin();
        var slot = new Slot(_capacity, _context.Scheduler);
        var delivery = new Delivery(lease, slot, _abandonment, _context) { IsLate = isLate };
        await _handler.HandleAsync(delivery);
        slot.Settle();
        _handling.End();
        return delivery.HasBegun;
    }

    private void Abandon()
    {
        if (_handling.Count is > 0 and var count)
        {
            _context.Logger.Released(count, _context.Registration.Contract.Name);
        }

        _abandonment.Begin();
    }
}
