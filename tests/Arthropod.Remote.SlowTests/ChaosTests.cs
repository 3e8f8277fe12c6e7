using System.Text.Json;
using Arthropod.Remote.SlowTests.World;
using Xunit.Abstractions;

namespace Arthropod.Remote.SlowTests;

/// <summary>A short run of the chaos: docs/chaos.md.</summary>
public sealed class ChaosTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Every_call_of_three_hundred_is_accounted_for_while_processes_are_killed_and_the_queue_fails()
    {
        var run = await Command.RunAsync(
            Repository.Root, "dotnet", Repository.OutputOf("Arthropod.Remote.Chaos"), "--calls", "300", "--seed", "1");

        output.WriteLine(run.Output);
        using var account = JsonDocument.Parse(run.Succeeded().Lines[^1]);
        Assert.Equal(300, Figure("calls"));
        Assert.Equal(300, Figure("succeeded") + Figure("failedTruthfully") + Figure("callerKilled"));
        Assert.All(["serverKills", "clientKills", "queueRestarts", "suspensions", "faults"], figure => Assert.NotEqual(0, Figure(figure)));

        int Figure(string name) => account.RootElement.GetProperty(name).GetInt32();
    }
}
