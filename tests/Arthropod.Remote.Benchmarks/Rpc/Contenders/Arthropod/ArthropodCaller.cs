using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;

/// <summary>This library as its users have it: UseSqs() with its own client, nothing tuned.</summary>
internal sealed class ArthropodCaller : ICaller
{
    private readonly RemoteClient _remote;
    private readonly IEcho _echo;

    private ArthropodCaller(Uri endpoint)
    {
        _remote = RemoteClient.Create(remote => remote.UseSqs(sqs => sqs.ServiceUrl = endpoint));
        _echo = _remote.Get<IEcho>();
    }

    public static Task<ICaller> StartAsync(Uri endpoint, int inFlight) => Task.FromResult<ICaller>(new ArthropodCaller(endpoint));

    public Task<byte[]> EchoAsync(byte[] payload) => _echo.Echo(payload);

    public ValueTask DisposeAsync() => _remote.DisposeAsync();
}
