using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Client;

/// <summary>A confirmed call that is delivered twice: a second worker asks whether to begin, while the first one works.</summary>
public sealed class AskingWhileAnotherWorksTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<int> _reports = [];

    public void Dispose() => _cancellation.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Progress_of_the_worker_that_works_arrives_until_the_one_that_asked_reports(int attempt)
    {
        await using var world = new World();
        var call = Call(world);
        var working = world.ManualServer().Take();
        working.Started(world.Peer().Inbox, asks: true);
        working.Update(1);

        var asking = working.Another(attempt, lease: 8);
        asking.Started(world.Peer("arthropod-inbox-0000000000000002").Inbox, asks: true);
        working.Update(2);
        Assert.Equal([1, 2], _reports);

        asking.Update(1, value: 11);
        working.Update(3);
        asking.Update(2, value: 12);

        Assert.Equal([1, 2, 11, 12], _reports);
        asking.Result(3, "done");
        Assert.Equal("done", await world.Completes(call, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_cancel_reaches_the_worker_that_works_and_the_one_that_asks()
    {
        await using var world = new World();
        var peers = new[] { world.Peer("arthropod-inbox-0000000000000001"), world.Peer("arthropod-inbox-0000000000000002") };
        var call = Call(world);
        var working = world.ManualServer().Take();
        working.Started(peers[0].Inbox);
        working.Another(1, lease: 8).Started(peers[1].Inbox, asks: true);

        Cancel();

        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.All(peers, peer => Assert.Contains(new CancelFrame(working.Request.CallId), peer.Frames));
    }

    [Fact]
    public async Task A_timeout_speaks_of_the_worker_that_works_and_not_of_the_one_that_asks()
    {
        await using var world = new World();
        var call = world.Client().WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) }).Do("work");
        var working = world.ManualServer().Take();
        working.Started();
        world.Advance(TimeSpan.FromSeconds(30));
        working.Send(new StartedFrame(working.Request.CallId, new ReplyPosition(1, 8, 0), "machine/2") { AsksForGo = true });

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call));

        Assert.Equal("machine/1", exception.Server);
    }

    private void Cancel() => _cancellation.Cancel();

    private Task<string> Call(World world) => world.Client().Do("work", new InlineProgress<int>(_reports.Add), _cancellation.Token);
}
