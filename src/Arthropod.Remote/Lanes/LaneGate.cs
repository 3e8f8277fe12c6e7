namespace Arthropod.Remote.Lanes;

/// <summary>
/// What guards a lane. Lanes that share one are counted together, and their owner, who holds the lock, knows that none of
/// them becomes idle meanwhile.
/// </summary>
internal sealed class LaneGate
{
    public Lock Lock { get; } = new();

    /// <summary>How many entries wait for a request to carry them. The lock guards it.</summary>
    public int Waiting { get; set; }
}
