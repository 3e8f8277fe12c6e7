namespace Arthropod.Remote.Server.Marks;

/// <summary>Why a message is in the dead-letter queue, as the wire names it (docs/wire-protocol.md).</summary>
internal enum DeadLetterKind
{
    /// <summary>It begins as an envelope does and cannot be read, or is no single request.</summary>
    Unreadable,

    /// <summary>No server had its method, or read its major version, within the grace.</summary>
    UnknownMethod,

    /// <summary>It has had its attempts.</summary>
    Attempts,

    /// <summary>Its work took longer than a message can be leased.</summary>
    LeaseLimit,

    /// <summary>Nobody awaits its answer, and its deadline passed before its work was done.</summary>
    Deadline,

    /// <summary>The implementation said so.</summary>
    Implementation,

    /// <summary>It was not written by this protocol.</summary>
    NotOurs,

    /// <summary>
    /// It is not signed as it should be, or asks for what no server does: an address that is no inbox, a time that no
    /// queue keeps it until.
    /// </summary>
    Refused,
}
