namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;

internal interface IEcho
{
    Task<byte[]> Echo(byte[] payload);
}
