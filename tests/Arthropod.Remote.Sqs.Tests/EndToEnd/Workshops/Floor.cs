using System.Collections.Concurrent;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;

/// <summary>What the workers of one test share with it: how often they ran, what they noted, and the gate where they wait.</summary>
public sealed class Floor
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly SemaphoreSlim _entered = new(0);
    private int _runs;

    public ConcurrentQueue<string> Notes { get; } = new();

    public int Runs => Volatile.Read(ref _runs);

    public Task Gate => _gate.Task;

    public void Enter()
    {
        Interlocked.Increment(ref _runs);
        _entered.Release();
    }

    /// <summary>Ends when one more call stands at the gate.</summary>
    public async Task OneMoreEnteredAsync() => Assert.True(await _entered.WaitAsync(World.Deadline), "No call came to the gate.");

    public void Open() => _gate.TrySetResult();
}
