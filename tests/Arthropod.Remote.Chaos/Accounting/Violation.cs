namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>A promise broken to one call.</summary>
/// <param name="Figure">The figure that counts it.</param>
/// <param name="Call">The call.</param>
internal sealed record Violation(string Figure, CallHistory Call);
