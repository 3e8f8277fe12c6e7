namespace Arthropod.Remote;

/// <summary>The caller's timeout ended before the answer came. The work itself may still be done.</summary>
/// <param name="message">How long was waited, for what, and how far the call had got.</param>
public sealed class RemoteTimeoutException(string message) : TimeoutException(message)
{
    /// <summary>The call that timed out.</summary>
    public Guid CallId { get; init; }

    /// <summary>How far the call had got.</summary>
    public RemoteCallState State { get; init; }

    /// <summary>The server that had last begun to work on it, as it names itself; <see langword="null"/> if none is known.</summary>
    public string? Server { get; init; }

    /// <summary>When this process heard that it had, by this machine's clock; <see langword="null"/> if it did not.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When the last progress report of that server came, by this machine's clock; <see langword="null"/> if none did.</summary>
    public DateTimeOffset? LastProgressAt { get; init; }
}
