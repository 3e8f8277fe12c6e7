namespace Arthropod.Remote;

/// <summary>Whose a key is.</summary>
public enum IdempotencyState
{
    /// <summary>The asker's: he carries the call out.</summary>
    Claimed,

    /// <summary>Another's, who carries it out now.</summary>
    ClaimedByAnother,

    /// <summary>Nobody's any more: the call has ended, and its outcome is kept.</summary>
    Ended,
}
