namespace Arthropod.Remote;

/// <summary>Whether a call is tried again whose implementation threw.</summary>
public enum RetryMode
{
    /// <summary>The exception is the answer: somebody waits for it.</summary>
    Never,

    /// <summary>
    /// The call is tried again, by whichever worker takes it then, after a growing while (a second, two, four, up to a
    /// minute, each with some jitter), until it has had as many attempts as <c>MaxAttempts</c> says.
    /// </summary>
    OnError,
}
