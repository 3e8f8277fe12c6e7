using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>Somebody deletes the request queue while calls are made, wait and are worked on.</summary>
public sealed class QueueDeletedUnderLoadTests
{
    [Fact]
    public async Task Queue_deleted_and_recreated_under_load_each_call_ends_with_the_truth_and_later_ones_succeed()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMilliseconds(300), world.Time);
        world.Server(script, server => server.MaxConcurrency = 2);
        world.Server(script, server => server.MaxConcurrency = 2);
        var worker = world.Client(options =>
        {
            options.SendTimeout = TimeSpan.FromMinutes(2);
            options.Timeout = TimeSpan.FromMinutes(5);
        });
        var calls = new List<Task<string>>();
        for (var number = 0; number < 100; number++)
        {
            calls.Add(worker.Do($"{number}"));
            world.Advance(TimeSpan.FromMilliseconds(50));
            if (number == 50)
            {
                world.Queue.Drop("work");
            }
        }

        world.Until(() => calls.TrueForAll(call => call.IsCompleted), TimeSpan.FromMinutes(10));

        var lost = 0;
        for (var number = 0; number < calls.Count; number++)
        {
            if (calls[number].IsFaulted)
            {
                // Only what lay in the queue when it was deleted, and nobody had answered.
                Assert.InRange(number, 0, 51);
                var exception = Assert.IsType<RemoteTimeoutException>(calls[number].Exception!.InnerException);
                Assert.True(exception.State >= RemoteCallState.MaybeSent);
                lost++;
            }
            else
            {
                Assert.Equal($"{number}", await calls[number]);
            }
        }

        Assert.InRange(lost, 1, 50);
        Assert.Equal("after", await world.Completes(worker.Do("after"), TimeSpan.FromSeconds(30)));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));
    }
}
