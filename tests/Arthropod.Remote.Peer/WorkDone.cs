namespace Arthropod.Remote.Peer;

/// <summary>Which process did the work, and in which attempt.</summary>
public sealed record WorkDone(int ProcessId, int Attempt);
