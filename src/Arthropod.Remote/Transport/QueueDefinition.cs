namespace Arthropod.Remote.Transport;

/// <summary>A queue as it should be.</summary>
/// <param name="Name">Its full name.</param>
public sealed record QueueDefinition(string Name)
{
    /// <summary>How long it keeps messages; <see langword="null"/>: the service's default.</summary>
    public TimeSpan? Retention { get; init; }

    /// <summary>
    /// The full name of the queue that takes what was received too often; it must exist. <see langword="null"/>: none.
    /// </summary>
    public string? DeadLetterQueue { get; init; }

    /// <summary>How often a message may be received before it goes to <see cref="DeadLetterQueue"/>.</summary>
    public int MaxReceiveCount { get; init; } = 1000;

    /// <summary>Tags that the queue is born with: never added later, so that no sweeper ever sees it without.</summary>
    public IReadOnlyDictionary<string, string> Tags { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);
}
