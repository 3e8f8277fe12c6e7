namespace Arthropod.Remote.Wire;

/// <summary>The implementation returned.</summary>
internal sealed record ResultFrame(Guid CallId, ReplyPosition Position, Payload Payload)
    : ReplyFrame(FrameKind.Result, CallId, Position);
