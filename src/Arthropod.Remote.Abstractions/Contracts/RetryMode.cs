namespace Arthropod.Remote;

/// <summary>Whether a call is tried again whose implementation threw.</summary>
public enum RetryMode
{
    /// <summary>The exception is the answer: somebody waits for it.</summary>
    Never,

    /// <summary>
    /// A worker, whichever takes the call then, retries it after a wait (<c>RemoteServerOptions.Backoff</c>), until the call
    /// has had as many attempts as <c>MaxAttempts</c> says.
    /// </summary>
    OnError,
}
