namespace Arthropod.Remote.Peer;

/// <summary>The implementation. What it does is told on standard output, a line each.</summary>
internal sealed class Peer(Gate gate, Tally tally, IRemoteCallContext call) : IPeer
{
    public Task<long> Square(long number)
    {
        tally.Add();
        return Task.FromResult(number * number);
    }

    public async Task<WorkDone> Work(string name, IProgress<string>? progress = null)
    {
        progress?.Report($"began {name}");
        Console.WriteLine($"began {name}");
        await gate.WhenOpen;
        return new WorkDone(Environment.ProcessId, call.Attempt);
    }
}
