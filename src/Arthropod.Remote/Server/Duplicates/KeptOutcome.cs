namespace Arthropod.Remote.Server.Duplicates;

internal enum KeptOutcome
{
    /// <summary>The store keeps it, or need not.</summary>
    Kept,

    /// <summary>Another worker has the claim, or has ended the call.</summary>
    OfAnother,

    /// <summary>The store has not said.</summary>
    Unknown,
}
