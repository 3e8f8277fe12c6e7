namespace Arthropod.Remote.Wire;

/// <summary>To a server's inbox, which has asked: the caller still wants the call.</summary>
/// <param name="CallId">The call.</param>
/// <param name="LeaseId">The delivery that the server has asked for.</param>
internal sealed record GoFrame(Guid CallId, ulong LeaseId) : Frame(FrameKind.Go, CallId);
