using Arthropod.Remote.Scheduling;

namespace Arthropod.Remote.Server;

/// <summary>All that this process serves through one transport.</summary>
internal sealed class RemoteServer(IReadOnlyList<ContractServer> servers, TimeSpan longestReceive, WorkScheduler scheduler) : IRemoteServer
{
    /// <summary>With several contracts, each queue is asked in turn for so long.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromSeconds(1);

    /// <summary>Sees to the queues and begins to serve.</summary>
    /// <exception cref="RemoteException">A queue is missing, or access to it is denied.</exception>
    public Task StartAsync() => scheduler.Run(async () =>
    {
        var starting = servers.Where(server => server.Context.Registration.Options.StartWithHost).ToList();
        foreach (var server in starting)
        {
            try
            {
                await server.Context.Queues.GetAsync(server.Context.Registration.Contract.QueueName);
            }
            catch (Transport.TransportException exception) when (exception.IsTransient)
            {
                // The loop tries again: a worker may start before its network does.
            }
        }

        starting.ForEach(server => server.Start());
    });

    /// <summary>Stops serving; see <see cref="ContractServer.StopAsync"/>.</summary>
    public Task StopAsync(CancellationToken shutdownTimeIsOver) =>
        Task.WhenAll(servers.Select(server => server.StopAsync(shutdownTimeIsOver)));

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

            if (scheduler.Time.GetElapsedTime(startedAt) >= wait)
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
