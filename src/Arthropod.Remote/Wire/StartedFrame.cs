namespace Arthropod.Remote.Wire;

/// <summary>A server has taken the call and is working on it.</summary>
internal sealed record StartedFrame(Guid CallId, ReplyPosition Position, string Server)
    : ReplyFrame(FrameKind.Started, CallId, Position);
