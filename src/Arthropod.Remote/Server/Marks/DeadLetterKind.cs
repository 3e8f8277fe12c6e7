namespace Arthropod.Remote.Server.Marks;

/// <summary>Why a message is in the dead-letter queue, as the wire names it (docs/wire-protocol.md).</summary>
internal enum DeadLetterKind
{
    /// <summary>It begins like an envelope and cannot be read, or is not a single request.</summary>
    Unreadable,

    /// <summary>No worker knew its method, or could read its major version, within the grace.</summary>
    UnknownMethod,

    /// <summary>It has used up its attempts.</summary>
    Attempts,

    /// <summary>It was received too often, and nobody knows what became of it: it may end the workers that take it.</summary>
    Receipts,

    /// <summary>Its work took longer than a message can be leased.</summary>
    LeaseLimit,

    /// <summary>Nobody awaits its answer, and its deadline passed before its work was done.</summary>
    Deadline,

    /// <summary>The implementation asked for it.</summary>
    Implementation,

    /// <summary>It was not written by this protocol.</summary>
    NotOurs,

    /// <summary>
    /// Its signature is missing or wrong, or it asks for something impossible: a reply address that is no inbox, a wait
    /// that is longer than a queue's retention.
    /// </summary>
    Refused,
}
