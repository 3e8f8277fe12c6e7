namespace Arthropod.Remote.Wire;

/// <summary>A server has taken the call and is working on it.</summary>
internal sealed record StartedFrame(Guid CallId, ReplyPosition Position, string Server)
    : ReplyFrame(FrameKind.Started, CallId, Position)
{
    /// <summary>The name of the server's inbox, which takes cancels; <see langword="null"/>: it has none.</summary>
    public string? Inbox { get; init; }

    /// <summary>Whether the server has not begun yet, and waits for a Go.</summary>
    public bool AsksForGo { get; init; }
}
