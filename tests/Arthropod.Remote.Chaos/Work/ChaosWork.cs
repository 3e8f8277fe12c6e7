using Arthropod.Remote.Chaos.Accounting;

namespace Arthropod.Remote.Chaos.Work;

/// <summary>The implementation; it writes down that it begins and how it ends.</summary>
internal sealed class ChaosWork(Journal journal, IRemoteCallContext call) : IChaosWork
{
    public async Task<byte[]> Run(int seed, int number, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var script = Script.Of(seed, number);
        journal.Write(EventKind.ExecutionBegun, number, call.CallId, call.Attempt);
        try
        {
            for (var step = 1; step <= script.Steps; step++)
            {
                await Task.Delay(script.Step, TimeProvider.System, cancellationToken);
                progress?.Report(step);
            }
        }
        catch (OperationCanceledException)
        {
            journal.Write(EventKind.ExecutionCancelled, number, call.CallId, call.Attempt, call.CancellationReason.ToString());
            throw;
        }

        journal.Write(EventKind.ExecutionEnded, number, call.CallId, call.Attempt);
        return script.Kind == ScriptKind.Fails ? throw new InvalidOperationException(script.Failure) : script.Result(seed);
    }
}
