namespace Arthropod.Remote.Tests.Simulation;

/// <summary>What a run came to.</summary>
/// <param name="Faults">What went wrong that never may; nothing, if all is well.</param>
/// <param name="Fingerprint">Of every step in its order: a plan that is carried out again has the same.</param>
/// <param name="Executions">How often work was begun.</param>
internal sealed record SimulationResult(IReadOnlyList<string> Faults, long Fingerprint, int Executions)
{
    public bool IsWell => Faults.Count == 0;
}
