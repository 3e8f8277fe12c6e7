namespace Arthropod.Remote;

/// <summary>Which progress reports travel when they come faster than the queue takes them.</summary>
public enum ProgressMode
{
    /// <summary>
    /// Every report reaches the caller. <see cref="IProgress{T}.Report"/> waits once 1,000 reports or 1 MiB of one
    /// call are unsent.
    /// </summary>
    All,

    /// <summary>
    /// The newest report replaces one that has not been sent yet; <see cref="IProgress{T}.Report"/> never waits. The
    /// last report always arrives, before the result.
    /// </summary>
    Latest,
}
