using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Server.Leases;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Server;

/// <summary>Receives from one queue, no more than there is room for, and hands each message on with its lease.</summary>
/// <param name="queue">The queue.</param>
/// <param name="capacity">The room, which all queues of a contract share.</param>
/// <param name="handle">Sees a leased message through to its end, unless it came too late, and never throws.</param>
/// <param name="context">What the contract's deliveries share.</param>
/// <param name="stopping">Ends the receiving.</param>
internal sealed class QueueReceiver(
    ServedQueue queue, Capacity capacity, Func<Lease, bool, Task<bool>> handle, ServerContext context, CancellationToken stopping)
{
    /// <summary>
    /// Receives under way at a time, at most, while they bring full batches. One after another, each a network's way
    /// long, they would be all that limits a server of many short calls.
    /// </summary>
    private const int MaxReceives = 4;

    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly UnderWay _late = new();

    private TransportLimits Limits => context.Transport.Limits;

    /// <summary>Ends when no receive is under way any more that nobody waits for, and what it brought has been given back.</summary>
    public Task WhenGivenBackAsync() => _late.WhenNoneAsync();

    /// <summary>Until it is told to stop, whatever fails.</summary>
    public async Task RunAsync()
    {
        var helper = Task.CompletedTask;
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200), LongestPause, context.Scheduler.Random);
        while (!stopping.IsCancellationRequested)
        {
            try
            {
                await queue.FindAsync();
                var received = await ReceiveToTheEndAsync();
                backoff.Reset();
                helper = Help(received, helper, MaxReceives - 1);
            }
            catch (Exception) when (stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                if (exception is TransportException { Error: TransportError.QueueMissing })
                {
                    queue.Forget();
                }

                var pause = backoff.Next();
                context.Logger.ReceiveFailed(exception, queue.Name, pause);
                await context.Scheduler.Pause(pause, stopping);
            }
        }

        await helper;
    }

    /// <summary>Waits for room, and then so long for messages.</summary>
    /// <returns>For each message that came, whether it led to work, once it has been handled.</returns>
    public async Task<IReadOnlyList<Task<bool>>> ReceiveOnceAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        await ReceiveAsync(await capacity.TakeAsync(Limits.MaxBatchCount, cancellationToken), wait, cancellationToken);

    /// <summary>Waits so long for room and a message together.</summary>
    /// <returns>The handling of the message; <see langword="null"/>: there was none.</returns>
    public async Task<Task<bool>?> TryReceiveOneAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var startedAt = context.Scheduler.Time.GetTimestamp();
        if (!await TakeRoomAsync(wait, cancellationToken))
        {
            return null;
        }

        var left = wait - context.Scheduler.Time.GetElapsedTime(startedAt);
        var received = await ReceiveAsync(1, left > TimeSpan.Zero ? left : TimeSpan.Zero, cancellationToken);
        return received.Count == 0 ? null : received[0];
    }

    private async Task<bool> TakeRoomAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(wait, context.Scheduler.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await capacity.TakeAsync(1, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    // A full batch says that there is more.
    private Task Help(int received, Task helper, int others) =>
        received == Limits.MaxBatchCount && others > 0 && helper.IsCompleted && !stopping.IsCancellationRequested
            ? ReceiveWhileFullAsync(others - 1)
            : helper;

    private async Task ReceiveWhileFullAsync(int others)
    {
        var helper = Task.CompletedTask;
        try
        {
            int received;
            do
            {
                received = await ReceiveToTheEndAsync();
                helper = Help(received, helper, others);
            }
            while (received == Limits.MaxBatchCount && !stopping.IsCancellationRequested);
        }
        catch (Exception)
        {
            // The receiver that is always there meets the same, says so and waits.
        }

        await helper;
    }

    private async Task<IReadOnlyList<Task<bool>>> ReceiveAsync(int room, TimeSpan wait, CancellationToken cancellationToken)
    {
        if (cancellationToken.IsCancellationRequested)
        {
            capacity.Return(room);
            cancellationToken.ThrowIfCancellationRequested();
        }

        // Whoever asks for a call need not wait for the end of a receive, for which the server's own end will wait.
        var receiving = TakeAsync(room, wait, cancellationToken);
        if (!Limits.EndsReceivesCleanly && !await WorkScheduler.EndsBefore(receiving, cancellationToken))
        {
            _late.Begin();
            _ = GiveBackAsync(receiving);
            cancellationToken.ThrowIfCancellationRequested();
        }

        return Handle(await receiving, isLate: false);
    }

    /// <summary>Receives until the server stops; also then a receive that is under way ends first.</summary>
    /// <returns>How many messages came.</returns>
    private async Task<int> ReceiveToTheEndAsync()
    {
        var room = await capacity.TakeAsync(Limits.MaxBatchCount, stopping);
        if (stopping.IsCancellationRequested)
        {
            capacity.Return(room);
            stopping.ThrowIfCancellationRequested();
        }

        var wait = context.Registration.Options.ReceiveWait;
        var leases = await TakeAsync(room, wait < Limits.MaxReceiveWait ? wait : Limits.MaxReceiveWait, stopping);
        Handle(leases, isLate: stopping.IsCancellationRequested);
        return leases.Count;
    }

    private async Task<IReadOnlyList<Lease>> TakeAsync(int room, TimeSpan wait, CancellationToken cancellationToken)
    {
        IReadOnlyList<Lease> leases = [];
        try
        {
            return leases = await queue.ReceiveAsync(room, wait, Limits.EndsReceivesCleanly ? cancellationToken : context.Ended);
        }
        finally
        {
            capacity.Return(room - leases.Count);
        }
    }

    // What the queue hands to a receive that is cut off would be hidden until its visibility timeout ends, and would count as
    // received. So it ends as it would have, and what it brings goes back.
    private async Task GiveBackAsync(Task<IReadOnlyList<Lease>> receiving)
    {
        try
        {
            await Task.WhenAll(Handle(await receiving, isLate: true));
        }
        catch (Exception)
        {
            // It has brought nothing.
        }

        _late.End();
    }

    private Task<bool>[] Handle(IReadOnlyList<Lease> leases, bool isLate)
    {
        var handling = new Task<bool>[leases.Count];
        for (var index = 0; index < handling.Length; index++)
        {
            handling[index] = handle(leases[index], isLate);
        }

        return handling;
    }
}
