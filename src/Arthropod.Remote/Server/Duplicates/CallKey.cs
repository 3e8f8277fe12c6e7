namespace Arthropod.Remote.Server.Duplicates;

/// <summary>
/// What makes two requests the same call. A stranger who has learned a call's id must not have its answer sent to an
/// inbox of his own, so the address is of the call.
/// </summary>
internal readonly record struct CallKey(Guid CallId, string Method, string? ReplyTo);
