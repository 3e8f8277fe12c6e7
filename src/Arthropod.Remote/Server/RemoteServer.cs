using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Telemetry;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Server;

/// <summary>All that this process serves through one transport.</summary>
internal sealed class RemoteServer(
    IReadOnlyList<ContractServer> servers, Func<Task> openInbox, TimeSpan longestReceive, WorkScheduler scheduler, ILogger logger)
    : IRemoteServer
{
    /// <summary>With several contracts, each queue is asked in turn for so long.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    private volatile bool _hasStarted;

    /// <summary>How many contracts are served.</summary>
    public int Contracts => servers.Count;

    /// <summary>Whether what is to be served from the start on is being served.</summary>
    public bool IsServing => (_hasStarted || !Starting.Any()) && !IsStopping;

    /// <summary>Whether nothing more is taken.</summary>
    public bool IsStopping => servers.Any(server => server.IsStopping);

    /// <summary>The full names of the queues that are received from, from the start on.</summary>
    public IEnumerable<string> Queues => Starting.SelectMany(server => server.Context.Queues).Select(queue => queue.Name);

    private IEnumerable<ContractServer> Starting => servers.Where(server => server.Context.Registration.Options.StartWithHost);

    /// <summary>Sees to the queues and begins to serve.</summary>
    /// <exception cref="RemoteException">A queue is missing, or access to it is denied.</exception>
    public Task StartAsync() => scheduler.Run(async () =>
    {
        var starting = Starting.ToList();
        foreach (var server in starting)
        {
            try
            {
                await server.FindQueuesAsync();
            }
            catch (Transport.TransportException exception) when (exception.IsTransient)
            {
                // The loop tries again: a worker may start before its network does, or soon after its queue was deleted.
            }
        }

        starting.ForEach(server => server.Start());
        _hasStarted = true;
        if (starting.Exists(server => server.Context.Registration.Options.AcceptCancels))
        {
            // Not waited for: a call whose server has no inbox cannot be cancelled, and is carried out all the same.
            _ = OpenInboxAsync();
        }
    });

    private async Task OpenInboxAsync()
    {
        try
        {
            await scheduler.RetryAsync(
                async () =>
                {
                    await openInbox();
                    return true;
                },
                exception => exception is Transport.TransportException { IsTransient: true } && !IsStopping);
        }
        catch (Exception exception)
        {
            if (!IsStopping)
            {
                logger.NoServerInbox(exception);
            }
        }
    }

    /// <summary>Stops serving; see <see cref="ContractServer.StopAsync"/>.</summary>
    public Task StopAsync(CancellationToken shutdownTimeIsOver)
    {
        var stopping = servers.Select(server => server.StopAsync(shutdownTimeIsOver)).ToList();
        return scheduler.Run(() => Task.WhenAll(stopping));
    }

    /// <summary>Stops serving at once, waiting for nothing: what is not finished comes back after its visibility timeout.</summary>
    public void Abandon()
    {
        foreach (var server in servers)
        {
            server.AbandonAll();
        }
    }

    public Task<bool> HandleOneAsync(TimeSpan wait, CancellationToken cancellationToken = default)
    {
        RequireServers();
        ArgumentOutOfRangeException.ThrowIfLessThan(wait, TimeSpan.Zero);
        return scheduler.Run(() => HandleFirstAsync(wait, cancellationToken));
    }

    public Task<int> DrainAsync(CancellationToken cancellationToken = default)
    {
        RequireServers();
        return scheduler.Run(async () => (await Task.WhenAll(servers.Select(server => server.DrainAsync(cancellationToken)))).Sum());
    }

    private async Task<bool> HandleFirstAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        var startedAt = scheduler.Time.GetTimestamp();
        while (true)
        {
            foreach (var server in servers)
            {
                var left = wait - scheduler.Time.GetElapsedTime(startedAt);
                var turn = servers.Count == 1 ? longestReceive : Turn;
                var patience = left < TimeSpan.Zero ? TimeSpan.Zero : left < turn ? left : turn;
                if (await server.HandleOneAsync(patience, cancellationToken))
                {
                    return true;
                }
            }

            if (scheduler.Time.GetElapsedTime(startedAt) >= wait || IsStopping)
            {
                return false;
            }
        }
    }

    private void RequireServers()
    {
        if (servers.Count == 0)
        {
            throw new InvalidOperationException("Nothing is served here. Add AddServer<TContract, TImplementation>() to AddArthropod.");
        }
    }
}
