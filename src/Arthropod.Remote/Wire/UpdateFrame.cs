namespace Arthropod.Remote.Wire;

/// <summary>One progress report.</summary>
internal sealed record UpdateFrame(Guid CallId, ReplyPosition Position, Payload Payload)
    : ReplyFrame(FrameKind.Update, CallId, Position);
