using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>Two servers have a message at once, and the one whose right to it is the older ends first.</summary>
public sealed class SupersededAttemptTests
{
    [Fact]
    public async Task Superseded_attempt_finishes_first_and_completes_the_call_once()
    {
        await using var world = new World();
        var number = 0;
        var script = new Script(async job =>
        {
            var mine = ++number;
            job.Progress?.Report(mine);
            await Task.Delay(TimeSpan.FromSeconds(mine == 1 ? 2 : 10), world.Time);
            return $"{job.Order} {mine}";
        });
        world.Server(script, server => server.MaxConcurrency = 1);
        world.Server(script, server => server.MaxConcurrency = 1);
        world.Queue.On(RequestKind.Receive, "work").StayVisible();

        Assert.Equal("work 1", await world.Completes(world.Client().Do("work", new InlineProgress<int>(_ => { })), TimeSpan.FromSeconds(3)));

        world.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal([1, 2], script.Jobs.Select(job => job.Context.Attempt));
        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:late"]);
        Assert.Empty(world.Queue["work"].Messages);
    }
}
