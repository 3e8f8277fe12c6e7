namespace Arthropod.Remote.Tests.Simulation;

/// <summary>One time that a server began the work of a call.</summary>
/// <param name="Server">Which process.</param>
/// <param name="Attempt">What the server counted.</param>
/// <param name="At">When.</param>
internal sealed record Execution(int Server, int Attempt, DateTimeOffset At);
