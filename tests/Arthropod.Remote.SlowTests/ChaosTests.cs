using System.Text.Json;
using Arthropod.Remote.SlowTests.World;
using Xunit.Abstractions;

namespace Arthropod.Remote.SlowTests;

/// <summary>A short run of the chaos, and of the fuzzing beside it: docs/chaos.md.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_call_of_three_hundred_is_accounted_for_while_processes_are_killed_and_the_queue_fails()
    {
        using var account = await RunAsync("--calls", "300", "--seed", "1");

        Assert.Equal(300, Figure("calls"));
        Assert.Equal(300, Figure("succeeded") + Figure("failedTruthfully") + Figure("callerKilled"));
        Assert.All(["serverKills", "clientKills", "queueRestarts", "suspensions", "faults"], figure => Assert.NotEqual(0, Figure(figure)));

        int Figure(string name) => account.RootElement.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task With_a_store_that_servers_share_no_call_runs_twice_because_the_queue_had_it_twice()
    {
        using var account = await RunAsync("--calls", "300", "--seed", "1", "--idempotency", "sqlite");

        Assert.Equal(0, account.RootElement.GetProperty("ranTwiceByQueue").GetInt32());
        Assert.NotEqual(0, account.RootElement.GetProperty("serverKills").GetInt32());
    }

    [Fact]
    public async Task Each_of_ten_thousand_forged_messages_is_accounted_for_and_honest_calls_among_them_are_answered()
    {
        using var account = await RunAsync("fuzz", "--count", "10000");

        Assert.Equal(0, account.RootElement.GetProperty("unaccounted").GetInt32());
        Assert.NotEqual(0, account.RootElement.GetProperty("canaries").GetInt32());
        Assert.Equal(0, account.RootElement.GetProperty("canariesFailed").GetInt32());
    }

    private async Task<JsonDocument> RunAsync(params string[] arguments)
    {
        var run = await Command.RunAsync(
            Repository.Root, "dotnet", [Repository.OutputOf("Arthropod.Remote.Chaos"), .. arguments]);
        output.WriteLine(run.Output);
        return JsonDocument.Parse(run.Succeeded().Lines[^1]);
    }
}
