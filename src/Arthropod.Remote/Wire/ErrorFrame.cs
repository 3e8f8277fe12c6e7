namespace Arthropod.Remote.Wire;

/// <summary>The call ended with an error on the server.</summary>
internal sealed record ErrorFrame(
    Guid CallId, ReplyPosition Position, ServerErrorKind ErrorKind, ServerError Error, string Server)
    : ReplyFrame(FrameKind.Error, CallId, Position);
