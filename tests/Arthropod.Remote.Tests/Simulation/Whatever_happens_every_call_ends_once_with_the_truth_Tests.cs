using System.Collections.Concurrent;
using System.Globalization;
using Xunit.Abstractions;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>
/// Whole processes under chance: killed, suspended, throttled, their requests lost, doubled and out of order, every
/// step in another order. By hand, more of them: <c>ARTHROPOD_SEEDS=1..1000000 dotnet test --filter Simulation</c>.
/// </summary>
public sealed class Whatever_happens_every_call_ends_once_with_the_truth_Tests(ITestOutputHelper output)
{
    [Fact]
    public void Seeds_keep_every_promise()
    {
        var (first, last) = Seeds();
        var failed = new ConcurrentDictionary<int, string>();
        Parallel.For(first, last + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (seed, loop) =>
        {
            if (Simulation.Run(SimulationPlan.Of(seed)).Faults is [var fault, ..])
            {
                failed[seed] = fault;
                if (failed.Count >= 10)
                {
                    loop.Stop();
                }
            }
        });

        output.WriteLine($"seeds {first} to {last}, failed: {failed.Count}");
        foreach (var (seed, fault) in failed.OrderBy(each => each.Key))
        {
            output.WriteLine($"seed {seed}: {fault}");
        }

        if (!failed.IsEmpty)
        {
            var smallest = Shrinking.Shrink(SimulationPlan.Of(failed.Keys.Min()));
            Assert.Fail($"Seeds {string.Join(' ', failed.Keys.Order())} fail. The first, made smaller:\n{smallest}\n{string.Join('\n', Simulation.Run(smallest).Faults)}");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(42)]
    public void A_seed_does_the_same_again(int seed)
    {
        var first = Simulation.Run(SimulationPlan.Of(seed));
        var second = Simulation.Run(SimulationPlan.Of(seed));
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(first.Executions, second.Executions);
    }

    private static (int First, int Last) Seeds()
    {
        var seeds = (Environment.GetEnvironmentVariable("ARTHROPOD_SEEDS") ?? "1..5000").Split("..");
        return (int.Parse(seeds[0], CultureInfo.InvariantCulture), int.Parse(seeds[^1], CultureInfo.InvariantCulture));
    }
}
