namespace Arthropod.Remote.Wire;

/// <summary>A frame of a message of several that cannot be read: the others have nothing to do with it.</summary>
internal sealed record UnreadableFrame(string Fault) : Frame(FrameKind.Unreadable, Guid.Empty);
