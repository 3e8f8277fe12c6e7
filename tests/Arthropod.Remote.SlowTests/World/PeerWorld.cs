using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Peer;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.SlowTests.World;

/// <summary>A queue server over HTTP, processes around it, and a caller in this one.</summary>
internal sealed class PeerWorld : IAsyncDisposable
{
    private readonly LocalSqsServer _server;
    private readonly List<PeerProcess> _peers = [];

    private PeerWorld(LocalSqsServer server)
    {
        _server = server;
        Remote = RemoteClient.Create(remote => remote.UseSqs(sqs => sqs.ServiceUrl = server.Url));
    }

    public Uri Url => _server.Url;

    public RemoteClient Remote { get; }

    public IPeer Caller => Remote.Get<IPeer>();

    public static async Task<PeerWorld> CreateAsync() => new(await LocalSqsServer.StartAsync());

    public PeerProcess Start(params string[] arguments)
    {
        var peer = PeerProcess.Start(Url, arguments);
        _peers.Add(peer);
        return peer;
    }

    /// <summary>Starts a worker and waits until it serves.</summary>
    public async Task<PeerProcess> StartWorkerAsync(params string[] arguments)
    {
        var worker = Start(["worker", .. arguments]);
        await worker.SaysAsync("ready");
        return worker;
    }

    public async ValueTask DisposeAsync()
    {
        await Remote.DisposeAsync();
        foreach (var peer in _peers)
        {
            await peer.DisposeAsync();
        }

        await _server.DisposeAsync();
    }
}
