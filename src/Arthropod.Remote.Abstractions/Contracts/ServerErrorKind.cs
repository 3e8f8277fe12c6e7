namespace Arthropod.Remote;

/// <summary>What kind of error a server answered with.</summary>
public enum ServerErrorKind
{
    /// <summary>The implementation threw.</summary>
    Implementation,

    /// <summary>The server's version of the contract has no such method.</summary>
    UnknownMethod,

    /// <summary>The server could not read the arguments as its version of the method declares them.</summary>
    UnreadableArguments,

    /// <summary>The implementation returned, and what it returned could not be encoded or is too large for a message.</summary>
    UnencodableResult,

    /// <summary>The implementation could not be created: its constructor or one of its dependencies threw.</summary>
    Unavailable,

    /// <summary>
    /// The request was moved to the dead-letter queue: it could not be read, has had its attempts, or the implementation
    /// said so.
    /// </summary>
    DeadLettered,

    /// <summary>
    /// The call's deadline had passed when a server received it, and it was not carried out. Callers get a
    /// <see cref="RemoteTimeoutException"/> instead of an error of this kind.
    /// </summary>
    DeadlineExceeded,

    /// <summary>
    /// The call is one that a server confirms before it begins (<see cref="RemoteSettingsAttribute.ConfirmBeforeRun"/>), and
    /// no confirmation came, or the server could take none. It was not begun.
    /// </summary>
    NotConfirmed,

    /// <summary>
    /// As <see cref="NotConfirmed"/>, but an attempt before had been confirmed, and may have begun: its server was lost,
    /// or has given the call back.
    /// </summary>
    NotConfirmedAgain,
}
