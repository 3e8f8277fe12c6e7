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
}
