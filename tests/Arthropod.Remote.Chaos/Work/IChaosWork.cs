namespace Arthropod.Remote.Chaos.Work;

/// <summary>What the processes call one another for. Attempts are many: a call must survive every kill of the run.</summary>
[RemoteQueue(Queue, Visibility = "00:00:05", Timeout = "00:01:30", MaxAttempts = 50)]
public interface IChaosWork
{
    /// <summary>The name of the queue.</summary>
    internal const string Queue = "chaos";

    /// <summary>Does what the script of this number says: see <see cref="Script"/>.</summary>
    Task<byte[]> Run(int seed, int number, IProgress<int>? progress = null, CancellationToken cancellationToken = default);
}
