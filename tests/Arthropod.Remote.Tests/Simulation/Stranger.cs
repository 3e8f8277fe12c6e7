namespace Arthropod.Remote.Tests.Simulation;

/// <summary>A message that nobody of ours has written.</summary>
/// <param name="Queue">Where it was put.</param>
/// <param name="Body">Its text, of which there is no other.</param>
internal sealed record Stranger(string Queue, string Body);
