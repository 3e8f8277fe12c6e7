namespace Arthropod.Remote;

/// <summary>
/// The caller's token was cancelled. The caller waits no longer; whether the work had begun is told as far as the caller
/// knows. A worker that has the call, or takes it later, is told to stop.
/// </summary>
/// <param name="message">How far the call had got.</param>
/// <param name="token">The token.</param>
public sealed class RemoteCallCanceledException(string message, CancellationToken token) : OperationCanceledException(message, token)
{
    /// <summary>The call that was cancelled.</summary>
    public Guid CallId { get; init; }

    /// <summary>How far it had got.</summary>
    public RemoteCallState State { get; init; }

    /// <summary>The server that had begun to work on it, as it names itself; <see langword="null"/> if none is known.</summary>
    public string? Server { get; init; }
}
