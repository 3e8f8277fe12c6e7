namespace Arthropod.Remote;

/// <summary>
/// What servers that share it know of one another's calls: who carries out a key's call now, and how it ended. With one,
/// work is not done twice where a queue delivers to two servers, or where a client has sent twice
/// (<c>docs/duplicates.md</c>). <see cref="InMemoryIdempotencyStore"/> is for one process, <c>Arthropod.Remote.Sqlite</c>
/// for the processes of one machine; for several machines implement this over a database that they share.
/// </summary>
/// <remarks>
/// Each method is one atomic step, seen by all servers in one order. Methods are called concurrently. An exception, or no
/// answer within ten seconds, is logged, and the call waits in its queue until the store works again.
/// </remarks>
public interface IIdempotencyStore
{
    /// <summary>
    /// Claims a key for an owner, unless another owner's claim on it still lasts or its outcome is still kept. An owner
    /// that has the claim renews it: it then lasts for this time from now.
    /// </summary>
    /// <param name="key">What to do once: printable ASCII and what callers put into their keys, at most 1,000 characters, compared byte for byte.</param>
    /// <param name="owner">Who asks: another one for each attempt.</param>
    /// <param name="now">The time by the queue's clock, which all servers have in common. A store needs no clock of its own.</param>
    /// <param name="lasts">After this time the claim is void, for its owner may have died. Remember that it has run out, for a day at least: whoever claims the key next is told (<see cref="IdempotencyClaim.Abandoned"/>).</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whose the key is.</returns>
    ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken);

    /// <summary>
    /// Keeps the outcome, and ends the owner's claim with it. Nothing happens if another owner has the claim or an outcome
    /// is kept already.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="owner">Who claimed it.</param>
    /// <param name="now">The time by the queue's clock.</param>
    /// <param name="outcome">The outcome, at most 1 MiB; copy what you keep.</param>
    /// <param name="keepFor">After this time the key is as if it had never been.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>Whether the key's outcome is this owner's now, also if it was before.</returns>
    ValueTask<bool> CompleteAsync(
        string key, string owner, DateTimeOffset now, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken);

    /// <summary>
    /// Ends the owner's claim without an outcome: the work is still to be done. It does not count as one that ran out, and
    /// those that did before go on counting. Nothing happens if the owner has no claim.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="owner">Who claimed it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>A task that ends when others can claim it.</returns>
    ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken);
}
