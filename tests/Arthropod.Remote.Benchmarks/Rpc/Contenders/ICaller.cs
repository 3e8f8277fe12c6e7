namespace Arthropod.Remote.Benchmarks.Rpc.Contenders;

/// <summary>A contender's part in the caller's process.</summary>
internal interface ICaller : IAsyncDisposable
{
    /// <summary>Sends the bytes to the worker, which sends them back.</summary>
    Task<byte[]> EchoAsync(byte[] payload);
}
