using System.Globalization;
using Arthropod.Remote.Benchmarks.Rpc.Contenders;
using Arthropod.Remote.Benchmarks.Rpc.Measuring;
using Arthropod.Remote.Benchmarks.Rpc.Processes;

namespace Arthropod.Remote.Benchmarks.Rpc;

/// <summary>
/// Measures the library's calls beside two loops written by hand on the same SDK, queue server and processes, in the
/// same run: a lone call after another, and as many at a time as the worker takes.
/// </summary>
internal sealed class RpcBenchmark(RpcPlan plan)
{
    /// <returns>The exit code: 0 if every target is met, or none was judged.</returns>
    public async Task<int> RunAsync()
    {
        await using var topology = await Topology.StartAsync();
        await WarmUpAsync(topology);
        var report = new RpcReport(plan.IsJudged);
        foreach (var scenario in new[] { plan.Single, plan.Saturated })
        {
            report.Add(scenario, await MeasureAsync(topology, scenario));
        }

        return report.Conclude() ? 0 : 1;
    }

    private async Task WarmUpAsync(Topology topology)
    {
        for (var requests = 0L; requests < plan.WarmUpRequests; requests = await topology.LeastRequestsAsync())
        {
            await Console.Error.WriteLineAsync(string.Create(
                CultureInfo.InvariantCulture, $"warming up: {requests:N0} of {plan.WarmUpRequests:N0} requests in each process"));
            foreach (var contender in Contender.All)
            {
                await topology.RunAsync(contender, plan.Single.InFlight, 1, plan.Single.Ramp);
                await topology.RunAsync(contender, plan.Saturated.InFlight, 1, plan.WarmUpSlice);
            }
        }
    }

    private static async Task<Dictionary<Contender, ContenderFigures>> MeasureAsync(Topology topology, Scenario scenario)
    {
        var rounds = Contender.All.ToDictionary(contender => contender, _ => new List<RoundFigures>());
        for (var round = 1; round <= scenario.Rounds; round++)
        {
            await Console.Error.WriteLineAsync($"{scenario.Name}: round {round} of {scenario.Rounds}");
            foreach (var contender in Contender.All)
            {
                rounds[contender].Add(await topology.RunAsync(contender, scenario.InFlight, scenario.Ramp, scenario.Calls));
            }
        }

        return rounds.ToDictionary(each => each.Key, each => ContenderFigures.Of(each.Value));
    }
}
