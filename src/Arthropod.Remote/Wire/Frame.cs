namespace Arthropod.Remote.Wire;

/// <summary>
/// One item of an envelope. This folder turns envelopes and frames into bytes and back; nobody else knows the
/// format, and it knows nobody.
/// </summary>
internal abstract record Frame(FrameKind Kind, Guid CallId);
