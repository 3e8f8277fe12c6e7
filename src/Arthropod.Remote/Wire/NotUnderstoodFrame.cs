namespace Arthropod.Remote.Wire;

/// <summary>A server could not carry the call out, and left it for another that may: for the caller's log.</summary>
internal sealed record NotUnderstoodFrame(Guid CallId, ReplyPosition Position, string Reason, string Server)
    : ReplyFrame(FrameKind.NotUnderstood, CallId, Position);
