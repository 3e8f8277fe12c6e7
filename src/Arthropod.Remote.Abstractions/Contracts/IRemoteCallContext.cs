namespace Arthropod.Remote;

/// <summary>
/// The call that an implementation is carrying out; inject it into the implementation's constructor, or into
/// anything else of the call's scope.
/// </summary>
public interface IRemoteCallContext
{
    /// <summary>The call's id, the same for every attempt and known to the caller too (in exceptions and logs).</summary>
    Guid CallId { get; }

    /// <summary>
    /// How often the work may have begun, this time included: from 1. More than 1 means that earlier attempts failed, that
    /// their workers died, or that a receipt of the call led nowhere, and nobody knows which. So it may be higher than
    /// <c>MaxAttempts</c>, which counts only what is known. What a worker gave back because it stopped does not count.
    /// </summary>
    int Attempt { get; }

    /// <summary>When the caller stops waiting, by this machine's clock; <see langword="null"/> when it never does.</summary>
    DateTimeOffset? Deadline { get; }

    /// <summary>What the caller sent along in <see cref="RemoteCallOptions.Headers"/>; never <see langword="null"/>.</summary>
    IReadOnlyDictionary<string, string> Headers { get; }

    /// <summary>Why the implementation's cancellation token is cancelled, as far as it is.</summary>
    RemoteCancellationReason CancellationReason { get; }

    /// <summary>
    /// Asks for another attempt, whatever the contract says of retries, as long as there are attempts left
    /// (<c>RemoteServerOptions.MaxAttempts</c>): <c>throw context.Retry(TimeSpan.FromMinutes(5), exception);</c>
    /// </summary>
    /// <param name="after">How long to wait, 0 to 14 days. The caller's timeout goes on meanwhile.</param>
    /// <param name="cause">What went wrong; the caller is told.</param>
    /// <returns>What the implementation is to throw.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative or longer than 14 days.</exception>
    Exception Retry(TimeSpan after, Exception? cause = null);

    /// <summary>
    /// Moves the call to the dead-letter queue, where a person finds it, and tells its caller (by a
    /// <see cref="ServerErrorException"/> of kind <see cref="ServerErrorKind.DeadLettered"/>):
    /// <c>throw context.DeadLetter("The video's codec is unknown.");</c>
    /// </summary>
    /// <param name="reason">Why; it is found beside the call, and told to the caller.</param>
    /// <param name="cause">What went wrong, if it is an exception.</param>
    /// <returns>What the implementation is to throw.</returns>
    Exception DeadLetter(string reason, Exception? cause = null);
}
