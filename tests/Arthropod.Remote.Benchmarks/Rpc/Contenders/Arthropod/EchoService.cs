namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;

internal sealed class EchoService : IEcho
{
    public Task<byte[]> Echo(byte[] payload) => Task.FromResult(payload);
}
