using Arthropod.Remote.Client;
using Arthropod.Remote.Inbox;
using Arthropod.Remote.Invocation;
using Arthropod.Remote.Server;

namespace Arthropod.Remote.Hosting;

/// <summary>One process's part in the traffic through one transport: its client, its server, its inbox.</summary>
internal sealed class RemoteNode(CallSender sender, ProcessInbox inbox, RemoteServer server) : IAsyncDisposable, IDisposable
{
    private static readonly TimeSpan CloseTime = TimeSpan.FromSeconds(5);

    private int _closed;

    public RemoteServer Server { get; } = server;

    public TContract CreateClient<TContract>()
        where TContract : class =>
        RemoteContracts.Get<TContract>().CreateProxy(sender);

    /// <summary>Ends the calls that are under way and removes the inbox.</summary>
    public async Task CloseAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            sender.Close();
            await inbox.CloseAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public async ValueTask DisposeAsync()
    {
        using var time = new CancellationTokenSource(CloseTime);
        await CloseAsync(time.Token).ConfigureAwait(false);
    }

    /// <summary>A container that is disposed of synchronously cannot wait for a request: the inbox is left to a sweep.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _closed, 1) == 0)
        {
            sender.Close();
            inbox.Abandon();
        }
    }
}
