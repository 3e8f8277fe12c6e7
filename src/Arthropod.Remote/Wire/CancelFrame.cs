namespace Arthropod.Remote.Wire;

/// <summary>To a server's inbox: the caller no longer wants the result.</summary>
internal sealed record CancelFrame(Guid CallId) : Frame(FrameKind.Cancel, CallId);
