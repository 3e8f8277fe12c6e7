namespace Arthropod.Remote.Wire;

/// <summary>The implementation ended because the caller had cancelled the call.</summary>
internal sealed record CancelledFrame(Guid CallId, ReplyPosition Position)
    : ReplyFrame(FrameKind.Cancelled, CallId, Position);
