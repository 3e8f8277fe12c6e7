namespace Arthropod.Remote.Peer;

/// <summary>What the processes of the slow tests call one another for.</summary>
[RemoteQueue("peer")]
public interface IPeer
{
    Task<long> Square(long number);

    /// <summary>Work that ends when the worker's parent lets it: it heeds no token.</summary>
    Task<WorkDone> Work(string name, IProgress<string>? progress = null);
}
