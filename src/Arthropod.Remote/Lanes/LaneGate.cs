namespace Arthropod.Remote.Lanes;

/// <summary>
/// The lock of a lane. Lanes that share one are counted together, and while their owner holds the lock, none of them
/// becomes idle.
/// </summary>
internal sealed class LaneGate
{
    /// <summary>When busy, one request in a few goes alone; so many in a row do not.</summary>
    private const int QuietAfter = 8;

    private int _lone;

    public Lock Lock { get; } = new();

    /// <summary>How many entries wait for a request to carry them. The lock guards it.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether each of the last requests had one entry and nothing waited behind it: the next one need not look for company.</summary>
    public bool IsQuiet => Volatile.Read(ref _lone) >= QuietAfter;

    /// <summary>A request leaves. The lock guards it.</summary>
    public void Leaves(bool isLone) => Volatile.Write(ref _lone, isLone ? Math.Min(_lone + 1, QuietAfter) : 0);
}
