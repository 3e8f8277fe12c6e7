namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>All rounds of one contender in one scenario.</summary>
internal sealed record ContenderFigures(IReadOnlyList<Figure> All)
{
    public static ContenderFigures Of(IReadOnlyList<RoundFigures> rounds) => new(
    [
        Figure.Of("requestsPerCall", rounds.Select(round => round.RequestsPerCall)),
        Figure.Of("callsPerSecond", rounds.Select(round => round.CallsPerSecond)),
        Figure.Of("p50Ms", rounds.Select(round => round.P50Ms)),
        Figure.Of("p99Ms", rounds.Select(round => round.P99Ms)),
        Figure.Of("cpuMicrosecondsPerCall", rounds.Select(round => round.CpuMicrosecondsPerCall)),
        Figure.Of("queueCpuMicrosecondsPerCall", rounds.Select(round => round.QueueCpuMicrosecondsPerCall)),
        Figure.Of("allocatedBytesPerCall", rounds.Select(round => round.AllocatedBytesPerCall)),
    ]);

    public double this[string name] => All.First(figure => string.Equals(figure.Name, name, StringComparison.Ordinal)).Median;
}
