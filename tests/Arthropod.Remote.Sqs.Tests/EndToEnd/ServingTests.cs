using Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;
using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>Who serves what: several contracts, several hosts, and workers that are started now and then.</summary>
[Trait("Category", "Integration")]
public sealed class ServingTests(QueueServer server) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task One_process_serves_and_calls_several_contracts()
    {
        await using var world = new World(server);
        await world.StartAsync(remote => remote.AddServer<IWorkshop, Workshop>().AddServer<IParcelsV1, ParcelsV1>());
        var caller = await world.StartAsync(remote => remote.AddClient<IWorkshop>().AddClient<IParcelsV1>());

        var greeting = caller.Services.GetRequiredService<IWorkshop>().Greet("you");
        var parcel = caller.Services.GetRequiredService<IParcelsV1>().Send("Bremen");

        Assert.Equal("Hello, you!", await greeting.WaitAsync(World.Deadline));
        Assert.Equal("one to Bremen", await parcel.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_process_that_is_both_caller_and_server_calls_through_the_queue()
    {
        await using var world = new World(server);
        var both = await world.StartAsync(remote => remote.AddClient<IWorkshop>().AddServer<IWorkshop, Workshop>());

        var facts = await both.Services.GetRequiredService<IWorkshop>().Describe().WaitAsync(World.Deadline);

        Assert.Equal(1, facts.Attempt);
        Assert.IsNotType<Workshop>(both.Services.GetRequiredService<IWorkshop>());
    }

    [Fact]
    public async Task Two_hosts_of_one_process_share_the_calls()
    {
        await using var world = new World(server);
        var workshop = await world.StartCallerAsync();

        // Each has one slot, and no call ends before both have one.
        await world.StartWorkerAsync(options => options.MaxConcurrency = 1);
        await world.StartWorkerAsync(options => options.MaxConcurrency = 1);
        var calls = new[] { workshop.WaitAtGate(), workshop.WaitAtGate() };
        await world.Floor.OneMoreEnteredAsync();
        await world.Floor.OneMoreEnteredAsync();
        world.Floor.Open();

        var attempts = await Task.WhenAll(calls).WaitAsync(World.Deadline);

        Assert.Equal([1, 1], attempts);
        Assert.Equal(2, world.Floor.Runs);
    }

    [Fact]
    public async Task HandleOneAsync_takes_one_call_if_there_is_one()
    {
        await using var world = new World(server);
        var workshop = await world.StartCallerAsync();
        var worker = await world.StartWorkerAsync(options => options.StartWithHost = false);
        var handler = worker.Services.GetRequiredService<IRemoteServer>();

        Assert.False(await handler.HandleOneAsync(TimeSpan.Zero).WaitAsync(World.Deadline));

        var calls = new[] { workshop.Greet("first"), workshop.Greet("second") };
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 2, inFlight: 0);
        Assert.True(await handler.HandleOneAsync(TimeSpan.FromSeconds(20)).WaitAsync(World.Deadline));
        _ = await Task.WhenAny(calls).WaitAsync(World.Deadline);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 1, inFlight: 0);

        Assert.Equal(1, calls.Count(call => call.IsCompletedSuccessfully));
    }

    [Fact]
    public async Task DrainAsync_works_until_the_queue_is_empty()
    {
        await using var world = new World(server);
        var workshop = await world.StartCallerAsync();
        var worker = await world.StartWorkerAsync(options =>
        {
            options.StartWithHost = false;
            options.MaxConcurrency = 4;
        });

        var calls = Enumerable.Range(0, 25).Select(i => workshop.Add(i, i).AsTask()).ToList();
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 25, inFlight: 0);
        var count = await worker.Services.GetRequiredService<IRemoteServer>().DrainAsync().WaitAsync(World.Deadline);

        Assert.Equal(25, count);
        Assert.Equal(Enumerable.Range(0, 25).Select(i => 2 * i), await Task.WhenAll(calls).WaitAsync(World.Deadline));
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }
}
