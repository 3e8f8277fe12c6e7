using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>
/// Serves one contract: receives no more than it has free slots for, and hands each message to its handler. This
/// folder knows no client.
/// </summary>
internal sealed class ContractServer(ServerContext context)
{
    /// <summary>
    /// Receives under way at a time, at most, while they bring full batches. One after another, each a network's way
    /// long, they would be all that limits a server of many short calls.
    /// </summary>
    private const int MaxReceivers = 4;

    /// <summary>A long poll asks all of SQS's servers, so that an empty answer means an empty queue.</summary>
    private static readonly TimeSpan DrainWait = TimeSpan.FromSeconds(1);

    /// <summary>Releasing takes one request; a queue that does not answer must not hold the shutdown up.</summary>
    private static readonly TimeSpan ReleaseTime = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly RequestHandler _handler = new(context);
    private readonly CancellationTokenSource _stopping = new();
    private readonly Abandonment _abandonment = new();
    private readonly Capacity _capacity = new(context.Registration.Options.MaxConcurrency);
    private readonly TaskSet _handling = new();
    private readonly TaskSet _asked = new();
    private Task _receiving = Task.CompletedTask;

    public ServerContext Context => context;

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsStopping => _stopping.IsCancellationRequested;

    private RemoteServerOptions Options => context.Registration.Options;

    private string QueueName => context.Registration.Contract.QueueName;

    /// <summary>Begins to receive, and goes on until <see cref="StopAsync"/>, whatever fails.</summary>
    public void Start()
    {
        context.Logger.Serving(context.Registration.Contract.Name, context.Requests.Queue, Options.MaxConcurrency);
        _receiving = context.Scheduler.Run(() => ReceiveAsync(MaxReceivers - 1));
    }

    /// <summary>
    /// Takes no more; ends when what runs has ended, or, once the token is cancelled, when it has been released for
    /// other servers.
    /// </summary>
    public Task StopAsync(CancellationToken shutdownTimeIsOver)
    {
        TakeNoMore();
        return context.Scheduler.Run(() => FinishAsync(shutdownTimeIsOver));
    }

    /// <summary>Takes no more and waits for nothing.</summary>
    public void AbandonAll()
    {
        TakeNoMore();
        Abandon();
        context.End();
    }

    private async Task FinishAsync(CancellationToken shutdownTimeIsOver)
    {
        var abandoning = shutdownTimeIsOver.UnsafeRegister(static state => ((ContractServer)state!).Abandon(), this);
        await Task.WhenAny(WhenDoneAsync(), AfterAbandonAsync());

        // Not disposed of: that waits for what an implementation has registered with its token, which may block.
        abandoning.Unregister();
        context.End();
    }

    private async Task WhenDoneAsync()
    {
        await _receiving;
        await Task.WhenAll(_asked.UnderWay).ConfigureAwait(
            ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
        await Task.WhenAll(_handling.UnderWay);
    }

    // Not CancelAsync: that runs the callbacks on the thread pool.
    private void TakeNoMore() => _stopping.Cancel();

    private async Task AfterAbandonAsync()
    {
        await _abandonment.Begun;
        await context.Scheduler.Delay(ReleaseTime, CancellationToken.None);
    }

    /// <summary>Waits so long for a slot and a message together.</summary>
    /// <returns>Whether there was a message; there was none, too, if the server stops meanwhile.</returns>
    public Task<bool> HandleOneAsync(TimeSpan wait, CancellationToken cancellationToken) =>
        Asked(TakeAndHandleAsync(wait, cancellationToken));

    /// <returns>How many messages there were.</returns>
    public Task<int> DrainAsync(CancellationToken cancellationToken) => Asked(TakeAllAsync(cancellationToken));

    private Task<T> Asked<T>(Task<T> asked)
    {
        _asked.Add(asked);
        return asked;
    }

    private async Task<bool> TakeAndHandleAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await context.Queues.GetServedAsync(QueueName);
        var startedAt = context.Scheduler.Time.GetTimestamp();
        try
        {
            if (!await TakeRoomAsync(wait, ending.Token))
            {
                return false;
            }

            var left = wait - context.Scheduler.Time.GetElapsedTime(startedAt);
            var handling = await ReceiveAsync(1, left > TimeSpan.Zero ? left : TimeSpan.Zero, ending.Token);
            await Task.WhenAll(handling);
            return handling.Count > 0;
        }
        catch (OperationCanceledException) when (IsStopping && !cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<bool> TakeRoomAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(wait, context.Scheduler.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await _capacity.TakeAsync(1, either.Token);
            return true;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return false;
        }
    }

    private async Task<int> TakeAllAsync(CancellationToken cancellationToken)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _stopping.Token);
        await context.Queues.GetServedAsync(QueueName);
        var count = 0;
        try
        {
            int received;
            do
            {
                received = await ReceiveOnceAsync(DrainWait, ending.Token);
                count += received;
            }
            while (received > 0);
        }
        catch (OperationCanceledException) when (ending.IsCancellationRequested)
        {
            // No more is taken. What has been taken is finished, then and whatever else ends the receiving.
        }
        finally
        {
            await Task.WhenAll(_handling.UnderWay);
        }

        return count;
    }

    private async Task ReceiveAsync(int others)
    {
        var helper = Task.CompletedTask;
        var backoff = new Backoff(TimeSpan.FromMilliseconds(200), LongestPause, context.Scheduler.Random);
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await context.Queues.GetServedAsync(QueueName);
                var received = await ReceiveOnceAsync(context.Transport.Limits.MaxReceiveWait, _stopping.Token);
                backoff.Reset();
                helper = Help(received, helper, others);
            }
            catch (Exception) when (_stopping.IsCancellationRequested)
            {
                break;
            }
            catch (Exception exception)
            {
                if (exception is TransportException { Error: TransportError.QueueMissing })
                {
                    context.Queues.Forget(QueueName);
                }

                var pause = backoff.Next();
                context.Logger.ReceiveFailed(exception, context.Requests.Queue, pause);
                await context.Scheduler.Pause(pause, _stopping.Token);
            }
        }

        await helper;
    }

    // A full batch says that there is more.
    private Task Help(int received, Task helper, int others) =>
        received == context.Transport.Limits.MaxBatchCount && others > 0 && helper.IsCompleted
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
                received = await ReceiveOnceAsync(context.Transport.Limits.MaxReceiveWait, _stopping.Token);
                helper = Help(received, helper, others);
            }
            while (received == context.Transport.Limits.MaxBatchCount && !_stopping.IsCancellationRequested);
        }
        catch (Exception)
        {
            // The receiver that is always there meets the same, says so and waits.
        }

        await helper;
    }

    private async Task<int> ReceiveOnceAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var room = await _capacity.TakeAsync(context.Transport.Limits.MaxBatchCount, cancellationToken);
        return (await ReceiveAsync(room, wait, cancellationToken)).Count;
    }

    /// <returns>The handling of each message that came.</returns>
    private async Task<IReadOnlyList<Task>> ReceiveAsync(int room, TimeSpan wait, CancellationToken cancellationToken)
    {
        IReadOnlyList<ReceivedMessage> messages = [];
        var received = new ReceiveMoment(context.Scheduler, wait);
        try
        {
            cancellationToken.ThrowIfCancellationRequested();
            messages = await context.Transport.ReceiveAsync(
                context.Requests.Queue, new ReceiveRequest(room, wait, context.Visibility), cancellationToken);
        }
        finally
        {
            _capacity.Return(room - messages.Count);
        }

        // All leases first: a message that waits for its turn on a busy thread pool is renewed meanwhile.
        var leases = messages.Select(message => context.Leases.Take(message, received)).ToList();
        return [.. leases.Select(Begin)];
    }

    private Task Begin(Lease lease)
    {
        var handling = context.Scheduler.Run(async () =>
        {
            await _handler.HandleAsync(lease, _capacity.Worked, _abandonment);
            _capacity.Settled();
        });
        _handling.Add(handling);
        return handling;
    }

    private void Abandon()
    {
        if (_handling.UnderWay.Length is > 0 and var count)
        {
            context.Logger.Released(count, context.Registration.Contract.Name);
        }

        _abandonment.Begin();

        // Owned by the implementations: it ends when their callbacks do.
        _ = context.Scheduler.Run(CancelWorkAsync);
    }

    private Task CancelWorkAsync()
    {
        try
        {
            _abandonment.CancelWork();
        }
        catch (AggregateException exception)
        {
            context.Logger.CancellationCallbackFailed(exception, context.Requests.Queue);
        }

        return Task.CompletedTask;
    }
}
