using Arthropod.Remote.Chaos.Work;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>The implementation behind the forged requests; it says which calls it was given.</summary>
internal sealed class FuzzWork(IRemoteCallContext call, Action<Guid> carriedOut) : IChaosWork
{
    public Task<byte[]> Run(int seed, int number, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        carriedOut(call.CallId);
        return Task.FromResult(BitConverter.GetBytes(number));
    }
}
