namespace Arthropod.Remote.Wire;

/// <summary>An attempt failed, and another one follows: for the caller's log.</summary>
internal sealed record AttemptFailedFrame(
    Guid CallId, ReplyPosition Position, ServerErrorKind ErrorKind, ServerError Error, string Server)
    : ReplyFrame(FrameKind.AttemptFailed, CallId, Position)
{
    /// <summary>How many attempts have been made, this one included; 0: not said.</summary>
    public int EndedAttempts { get; init; }

    /// <summary>After how long the next attempt begins; <see langword="null"/>: not said.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
