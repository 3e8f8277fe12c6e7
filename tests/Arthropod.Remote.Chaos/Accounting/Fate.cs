namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>What became of a call: each has exactly one.</summary>
internal enum Fate
{
    /// <summary>It ended as its script says: with the result, or as cancelled by its caller.</summary>
    Succeeded,

    /// <summary>It ended with the error of its script.</summary>
    FailedTruthfully,

    /// <summary>Its caller was killed before it ended.</summary>
    CallerKilled,

    /// <summary>It ended otherwise, or was never made, although its caller lived.</summary>
    Lost,

    /// <summary>It did not end.</summary>
    Stuck,
}
