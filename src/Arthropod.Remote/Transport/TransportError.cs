namespace Arthropod.Remote.Transport;

/// <summary>Why a queue service refused, in the words that the library decides by.</summary>
public enum TransportError
{
    /// <summary>Nothing was refused.</summary>
    None,

    /// <summary>There is no such queue.</summary>
    QueueMissing,

    /// <summary>The name of a queue deleted a moment ago cannot be used yet: worth trying again later.</summary>
    QueueDeletedRecently,

    /// <summary>The credentials do not allow it, or are missing or wrong.</summary>
    AccessDenied,

    /// <summary>The message is too large for the queue.</summary>
    TooLarge,

    /// <summary>Too many requests: worth trying again later.</summary>
    Throttled,

    /// <summary>The receipt is no longer good: the message is gone or has been received by another.</summary>
    LeaseLost,

    /// <summary>The service could not be reached or failed in itself: worth trying again.</summary>
    Unavailable,

    /// <summary>Anything else; the detail says what. Trying the same again would fail again.</summary>
    Invalid,
}
