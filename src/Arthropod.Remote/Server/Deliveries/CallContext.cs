namespace Arthropod.Remote.Server.Deliveries;

internal sealed record CallContext(
    Guid CallId, int Attempt, DateTimeOffset? Deadline, IReadOnlyDictionary<string, string> Headers, AttemptCancellation Cancellation)
    : IRemoteCallContext
{
    // Amazon SQS: no queue keeps a message for longer.
    private static readonly TimeSpan LongestRetry = TimeSpan.FromDays(14);

    public RemoteCancellationReason CancellationReason => Cancellation.Reason;

    public Exception Retry(TimeSpan after, Exception? cause = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(after, LongestRetry);
        return new RetryWish(after, cause);
    }

    public Exception DeadLetter(string reason, Exception? cause = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return new DeadLetterWish(reason, cause);
    }
}
