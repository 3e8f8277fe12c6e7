namespace Arthropod.Remote.Peer;

/// <summary>How many calls this process has carried out.</summary>
internal sealed class Tally
{
    private int _count;

    public int Count => Volatile.Read(ref _count);

    public void Add() => Interlocked.Increment(ref _count);
}
