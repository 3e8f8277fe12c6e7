namespace Arthropod.Remote.Wire;

/// <summary>The kinds of frames, as the wire numbers them (docs/wire-protocol.md). A number is never used again.</summary>
internal enum FrameKind
{
    /// <summary>On no wire: what was there could not be read.</summary>
    Unreadable = 0,

    Request = 1,
    Started = 2,
    Update = 3,
    Result = 4,
    Error = 5,
    Cancelled = 6,
    NotUnderstood = 7,
    Cancel = 8,
    Probe = 9,
    AttemptFailed = 10,
    Go = 11,
}
