using Arthropod.Remote.Benchmarks.Measuring;

namespace Arthropod.Remote.Benchmarks.Rpc.Measuring;

/// <summary>All rounds of one contender in one scenario.</summary>
/// <param name="Rounds">The rounds, in their order.</param>
/// <param name="All">Each kind of figure.</param>
internal sealed record ContenderFigures(IReadOnlyList<RoundFigures> Rounds, IReadOnlyList<Figure> All)
{
    public static ContenderFigures Of(IReadOnlyList<RoundFigures> rounds) => new(
    rounds,
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

    /// <summary>How a figure compares in each round, so between neighbours in time.</summary>
    public Figure RatioTo(ContenderFigures other, Func<RoundFigures, double> figure) =>
        Figure.Of("ratio", Rounds.Zip(other.Rounds, (ours, theirs) => figure(ours) / figure(theirs)));
}
