namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;

/// <summary>A call that costs nothing but the call.</summary>
[RemoteQueue("bench_echo")]
internal interface IEcho
{
    Task<byte[]> Echo(byte[] payload);
}
