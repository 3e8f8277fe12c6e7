namespace Arthropod.Remote.Server;

/// <summary>What becomes of a call after an attempt that failed: another attempt, a place among the dead letters, or the error as the answer.</summary>
internal sealed record AfterError
{
    public static AfterError Answer { get; } = new();

    /// <summary>After how long the next attempt begins; <see langword="null"/>: there is none.</summary>
    public TimeSpan? RetryAfter { get; private init; }

    /// <summary>Why the request goes to the dead-letter queue; <see langword="null"/>: it does not.</summary>
    public DeadLetterNote? DeadLetter { get; private init; }

    public static AfterError Retry(TimeSpan after) => new() { RetryAfter = after };

    public static AfterError GiveUp(DeadLetterNote note) => new() { DeadLetter = note };
}
