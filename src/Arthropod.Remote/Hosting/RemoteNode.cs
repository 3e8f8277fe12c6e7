using Arthropod.Remote.Client;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Server;

namespace Arthropod.Remote.Hosting;

/// <summary>One process's part in the traffic through one transport: its client, its server, its inbox.</summary>
internal sealed class RemoteNode(
    CallSender sender, CallSettings settings, ProcessInbox inbox, RemoteServer server, NodeHealth health, WorkScheduler scheduler) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);

    /// <summary>Of that, so long for telling servers to stop what is not wanted any more.</summary>
    private static readonly TimeSpan TellTime = TimeSpan.FromSeconds(2);

    private int _closed;

    public RemoteServer Server { get; } = server;

    public NodeHealth Health { get; } = health;

    /// <summary>Whether nothing can be called any more.</summary>
    public bool IsClosed => Volatile.Read(ref _closed) != 0;

    /// <summary>The queues that are received from: of requests, and the inbox if there is one.</summary>
    public IEnumerable<string> Queues => inbox.OpenName is { } own ? Server.Queues.Append(own) : Server.Queues;

    public TContract CreateClient<TContract>()
        where TContract : class
    {
        var contract = RemoteContracts.Get<TContract>();
        settings.Prepare(contract);
        return contract.CreateProxy(sender);
    }

    /// <summary>Ends the calls that are under way and removes the inbox.</summary>
    public Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return Task.CompletedTask;
        }

        // With time of its own: the host's may have been spent on work that did not end. The timer ends the source.
        var closeTime = new CancellationTokenSource(CloseTime, scheduler.Time).Token;
        sender.Close();
        return scheduler.Run(async () =>
        {
            await sender.WhenToldAsync(TellTime);
            await inbox.CloseAsync(closeTime);
        });
    }

    public async ValueTask DisposeAsync()
    {
        using var stopTime = new CancellationTokenSource(CloseTime, scheduler.Time);
        var stopping = Server.StopAsync(stopTime.Token);
        await CloseAsync().ConfigureAwait(false);
        await stopping.ConfigureAwait(false);
    }

    /// <summary>A container that is disposed of synchronously cannot wait for a request: the inbox is left to a sweep.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            Server.Abandon();
            sender.Close();
            inbox.Abandon();
        }
    }
}
