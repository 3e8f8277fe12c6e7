using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

public sealed class ReceiversTests
{
    private const int Calls = 200;

    [Fact]
    public async Task While_batches_come_full_up_to_four_receives_are_under_way()
    {
        await using var world = new World();
        var calls = Send(world);

        world.Server(Script.Echo(), server => server.MaxConcurrency = 100);

        await world.Completes(calls);
        Assert.Equal(4, MostReceivesAtATime(world.Queue));
    }

    [Fact]
    public async Task A_server_that_has_no_more_to_do_waits_with_one_long_poll()
    {
        await using var world = new World();
        var calls = Send(world);
        world.Server(Script.Echo(), server => server.MaxConcurrency = 100);
        await world.Completes(calls);
        world.Advance(TimeSpan.FromMinutes(1));
        var before = world.Queue.Count(RequestKind.Receive, "work");

        world.Advance(TimeSpan.FromMinutes(10));

        // A long poll lasts 20 s and travels 10 ms.
        Assert.InRange(world.Queue.Count(RequestKind.Receive, "work") - before, 29, 31);
    }

    [Fact]
    public async Task A_server_with_fewer_slots_than_a_batch_receives_one_after_another()
    {
        await using var world = new World();
        var calls = Send(world);

        world.Server(Script.Echo(), server => server.MaxConcurrency = 9);

        await world.Completes(calls);
        Assert.Equal(1, MostReceivesAtATime(world.Queue));
    }

    [Fact]
    public async Task When_every_receive_fails_one_receiver_is_left_and_goes_on()
    {
        await using var world = new World();
        var calls = Send(world);
        world.Server(Script.Echo(), server => server.MaxConcurrency = 100);
        world.Until(() => world.Queue.Count(RequestKind.Receive, "work") > 4);

        world.Queue.On(RequestKind.Receive, "work").Throw(4);

        await world.Completes(calls);
    }

    private static Task<string>[] Send(World world)
    {
        var worker = world.Client();
        var calls = Enumerable.Range(0, Calls).Select(number => worker.Do($"order {number}")).ToArray();
        world.Advance(TimeSpan.FromSeconds(1));
        return calls;
    }

    // A request reaches the fake when it is made; its answer is there two latencies later at the earliest.
    private static int MostReceivesAtATime(FakeQueueTransport queue)
    {
        var receives = queue.Requests.Where(request => request.Kind == RequestKind.Receive && request.Queue.Contains("work", StringComparison.Ordinal)).ToList();
        return receives.Max(each => receives.Count(other => other.At >= each.At && other.At < each.At + (2 * queue.Latency)));
    }
}
