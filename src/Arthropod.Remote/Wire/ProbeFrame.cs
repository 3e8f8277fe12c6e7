namespace Arthropod.Remote.Wire;

/// <summary>
/// To an inbox whose owner seems to be dead: whoever reads it is alive, and says so by its heartbeat. It belongs to no
/// call; its id is its own.
/// </summary>
internal sealed record ProbeFrame(Guid Id) : Frame(FrameKind.Probe, Id);
