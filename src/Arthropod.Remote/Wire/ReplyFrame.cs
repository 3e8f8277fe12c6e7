namespace Arthropod.Remote.Wire;

/// <summary>A frame to the caller: which attempt it comes from, and its place among that attempt's frames.</summary>
internal abstract record ReplyFrame(FrameKind Kind, Guid CallId, ReplyPosition Position) : Frame(Kind, CallId);
