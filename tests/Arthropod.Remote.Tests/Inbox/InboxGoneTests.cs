using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Inbox;

/// <summary>Somebody deletes an inbox while calls are under way, at the one side or the other.</summary>
public sealed class InboxGoneTests : IDisposable
{
    // Amazon SQS, DeleteQueue: the name is refused for a minute; it is asked for every ten seconds.
    private static readonly TimeSpan Recreated = TimeSpan.FromSeconds(75);

    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(150)]
    public async Task Calls_whose_caller_lost_its_inbox_complete_with_the_results_that_were_made_meanwhile_and_later(int seconds)
    {
        await using var world = new World { ServersAcceptCancels = false };
        var script = Script.Takes(TimeSpan.FromSeconds(seconds), world.Time);
        world.Server(script, server => server.MaxConcurrency = 10);
        var client = world.Client();
        var calls = Enumerable.Range(0, 5).Select(number => client.Do($"{number}")).ToArray();
        world.Until(() => script.Jobs.Count == 5);
        var inbox = Inboxes(world).Single();

        world.Queue.Drop(inbox);
        world.Until(() => world.Queue.Has(inbox), Recreated);

        Assert.Equal(["0", "1", "2", "3", "4"], await world.Completes(calls, TimeSpan.FromSeconds(120)));
        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Equal(5, script.Jobs.Count);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Equal(0, world.Counters["arthropod.server.results.discarded"]);
    }

    [Fact]
    public async Task Progress_goes_on_in_the_new_inbox()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(new Script(async job =>
        {
            for (var minute = 1; minute <= 4; minute++)
            {
                job.Progress!.Report(minute);
                await Task.Delay(TimeSpan.FromMinutes(1), world.Time);
            }

            return "done";
        }));
        var shown = new List<int>();
        var call = world.Client().Do("work", new InlineProgress<int>(shown.Add));
        world.Until(() => shown.Count == 1);

        world.Queue.Drop(Inboxes(world).Single());

        Assert.Equal("done", await world.Completes(call));
        Assert.Equal([1, 2, 3, 4], shown);
    }

    [Fact]
    public async Task A_server_that_lost_its_inbox_takes_cancels_in_the_new_one()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.Server(script);
        world.Until(() => Inboxes(world).Any());
        var inbox = Inboxes(world).Single();
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);

        world.Queue.Drop(inbox);
        world.Until(() => world.Queue.Has(inbox), Recreated);
        Cancel();

        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(10));
        Assert.Equal(RemoteCancellationReason.CallerCancelled, script.Jobs.Single().Context.CancellationReason);
    }

    // For some seconds SQS may not find a queue that it has just created.
    [Fact]
    public async Task An_inbox_that_is_made_again_and_yet_missing_is_not_asked_for_without_a_pause()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.ClientNode();
        var call = node.Get<IWorker>().Do("work");
        var attempt = world.ManualServer().Take();
        var before = world.Queue.Count(RequestKind.Create, QueueNames.InboxMarker);
        world.Queue.On(RequestKind.Receive, QueueNames.InboxMarker).Refuse(TransportError.QueueMissing, int.MaxValue);

        world.Advance(TimeSpan.FromMinutes(1));
        world.Queue.ClearFaults();

        Assert.InRange(world.Queue.Count(RequestKind.Create, QueueNames.InboxMarker) - before, 1, 30);
        attempt.Result(0, "done");
        Assert.Equal("done", await world.Completes(call));
    }

    [Fact]
    public async Task The_lease_of_a_result_that_waits_for_its_inbox_is_kept_so_that_nobody_else_begins()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var script = Script.Echo();
        world.Server(script, server => server.Visibility = TimeSpan.FromSeconds(10));
        world.Server(script, server => server.Visibility = TimeSpan.FromSeconds(10));
        var peer = world.Peer();
        world.Queue.Drop(peer.Inbox);
        peer.Send(peer.Request());

        world.Advance(TimeSpan.FromSeconds(115));
        Assert.Single(script.Jobs);
        Assert.Single(world.Queue["work"].Messages);

        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(30));
        Assert.Single(script.Jobs);
        Assert.Equal(1, world.Counters["arthropod.server.results.discarded"]);
    }

    private void Cancel() => _cancellation.Cancel();

    private static IEnumerable<string> Inboxes(World world) =>
        world.Queue.Queues.Select(queue => queue.Definition.Name).Where(name => QueueNames.IsInbox("", name));
}
