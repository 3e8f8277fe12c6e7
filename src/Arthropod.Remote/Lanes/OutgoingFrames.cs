using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Lanes;

/// <summary>Frames that wait for a message to carry them.</summary>
/// <param name="Frames">The frames. Their bytes must stay as they are until their outcome is known.</param>
/// <param name="IsNotice">Whether they are dropped if the queue is missing, because nobody waits for them.</param>
/// <param name="InboxIsMissing">Called, under a lock, if they have to wait because their inbox is missing.</param>
internal readonly record struct OutgoingFrames(EncodedFrames Frames, bool IsNotice = false, Action? InboxIsMissing = null);
