namespace Arthropod.Remote.Lanes;

/// <summary>
/// The lock of a lane. Lanes that share one are counted together, and while their owner holds the lock, none of them
/// becomes idle.
/// </summary>
internal sealed class LaneGate
{
    public Lock Lock { get; } = new();

    /// <summary>How many entries wait for a request to carry them. The lock guards it.</summary>
    public int Waiting { get; set; }

    /// <summary>Whether the last request had one entry, and nothing waited behind it: the next one need not look for company.</summary>
    public bool IsQuiet { get; set; } = true;
}
