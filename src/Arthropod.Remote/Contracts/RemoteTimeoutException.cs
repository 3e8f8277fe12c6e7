namespace Arthropod.Remote;

/// <summary>The caller's timeout ended before the answer came. The work itself may still be done.</summary>
/// <param name="message">How long was waited, for what, and how far the call had got.</param>
public sealed class RemoteTimeoutException(string message) : TimeoutException(message)
{
    /// <summary>The call that timed out.</summary>
    public Guid CallId { get; init; }

    /// <summary>How far the call had got.</summary>
    public RemoteCallState State { get; init; }
}
