namespace Arthropod.Remote.Lanes;

/// <summary>How long a sender tries to reach inboxes, and how much may wait meanwhile.</summary>
/// <param name="MissingGrace">How long frames are kept for an inbox that is missing.</param>
internal sealed record InboxRule(TimeSpan MissingGrace)
{
    /// <summary>How often one message is tried.</summary>
    public int MaxTries { get; init; } = int.MaxValue;

    /// <summary>To how many inboxes frames may be on their way.</summary>
    public int MaxInboxes { get; init; } = int.MaxValue;

    /// <summary>How many frames may wait for a message to carry them.</summary>
    public int MaxWaiting { get; init; } = int.MaxValue;
}
