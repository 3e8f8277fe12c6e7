namespace Arthropod.Remote.LocalSqs;

/// <summary>Where an engine may differ from Amazon SQS, for tests that cannot wait as long as AWS lets one wait.</summary>
public sealed record LocalSqsOptions
{
    /// <summary>
    /// For how long the name of a deleted queue is refused (<c>QueueDeletedRecently</c>). 60 seconds by default, as
    /// with AWS; <see cref="TimeSpan.Zero"/> allows it at once.
    /// </summary>
    public TimeSpan DeletedNameCooldown { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// For how long a queue that was purged refuses to be purged again (<c>PurgeQueueInProgress</c>). 60 seconds by
    /// default, as with AWS; <see cref="TimeSpan.Zero"/> allows it at once.
    /// </summary>
    public TimeSpan PurgeCooldown { get; init; } = TimeSpan.FromSeconds(60);
}
