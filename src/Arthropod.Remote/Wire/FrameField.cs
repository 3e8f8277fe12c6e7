namespace Arthropod.Remote.Wire;

/// <summary>The keys of a frame's fields (docs/wire-protocol.md), one numbering for all kinds. A number is never used again.</summary>
internal enum FrameField
{
    CallId = 1,
    Method = 2,
    ReplyTo = 3,
    Payload = 4,
    Attempt = 5,
    LeaseId = 6,
    Sequence = 7,
    TimeLeft = 8,
    Headers = 9,
    Server = 10,
    ErrorKind = 11,
    Error = 12,
    Reason = 13,
    NotBefore = 14,
    RetryAfter = 15,
    Confirm = 16,
    IdempotencyKey = 17,
    EndedAttempts = 18,
    Redriven = 19,
    LeftSince = 20,
}
