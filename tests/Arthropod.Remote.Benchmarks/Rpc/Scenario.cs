namespace Arthropod.Remote.Benchmarks.Rpc;

/// <summary>How the calls come.</summary>
/// <param name="Name">Its name in the output.</param>
/// <param name="InFlight">So many calls are under way at a time, and the worker may work on as many.</param>
/// <param name="Ramp">Calls at the start of a round that are not measured: queues, connections and buffers come into being.</param>
/// <param name="Calls">Measured calls of a round.</param>
/// <param name="Rounds">Rounds of each contender.</param>
internal sealed record Scenario(string Name, int InFlight, int Ramp, int Calls, int Rounds);
