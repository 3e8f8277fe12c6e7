using Arthropod.Remote.Client;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Server;

namespace Arthropod.Remote.Hosting;

/// <summary>One process's part in the traffic through one transport: its client, its server, its inbox.</summary>
internal sealed class RemoteNode(CallSender sender, ProcessInbox inbox, RemoteServer server, TimeProvider time) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);

    private int _closed;

    public RemoteServer Server { get; } = server;

    public TContract CreateClient<TContract>()
        where TContract : class =>
        RemoteContracts.Get<TContract>().CreateProxy(sender);

    /// <summary>Ends the calls that are under way and removes the inbox.</summary>
    public Task CloseAsync()
    {
        if (Interlocked.Exchange(ref _closed, 1) != 0)
        {
            return Task.CompletedTask;
        }

        // With time of its own: the host's may have been spent on work that did not end. The timer ends the source.
        sender.Close();
        return inbox.CloseAsync(new CancellationTokenSource(CloseTime, time).Token);
    }

    public async ValueTask DisposeAsync()
    {
        using var stopTime = new CancellationTokenSource(CloseTime, time);
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
