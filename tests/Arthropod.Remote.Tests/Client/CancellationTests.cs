using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Client;

public sealed class CancellationTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using var world = new World();
        Cancel();

        var call = world.Client().Do("work", null, _cancellation.Token);

        Assert.True(call.IsCanceled);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Queue.Requests);
    }

    [Fact]
    public async Task A_call_cancelled_before_it_was_sent_is_not_sent()
    {
        await using var world = new World();
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => world.Queue.Count(RequestKind.Find) == 1);

        Cancel();

        await EndsAsCancelled(world, call);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, world.Queue.Count(RequestKind.Send));
    }

    [Fact]
    public async Task A_call_cancelled_while_its_server_works_ends_at_once_and_its_answer_is_late()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(10), world.Time);
        world.Server(script);
        var call = world.Client().Do("work", null, _cancellation.Token);
        world.Until(() => script.Jobs.Count == 1);

        Cancel();

        Assert.True(call.IsCanceled);
        await EndsAsCancelled(world, call);
        world.Advance(TimeSpan.FromSeconds(15));
        Assert.Equal(2, world.Counters["arthropod.client.frames.dropped:late"]); // Started and Result
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_after_the_answer_changes_nothing()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var call = world.Client().Do("work", null, _cancellation.Token);
        await world.Completes(call);

        Cancel();

        Assert.Equal("work", await call);
    }

    [Fact]
    public async Task Ten_thousand_calls_are_cancelled_at_once()
    {
        await using var world = new World();
        var client = world.Client();
        var calls = Enumerable.Range(0, 10_000).Select(_ => client.Do("work", null, _cancellation.Token)).ToArray();

        Cancel();

        Assert.All(calls, call => Assert.True(call.IsCanceled));
    }

    [Fact]
    public async Task A_call_of_a_client_that_has_shut_down_says_that_nothing_was_sent()
    {
        await using var world = new World();
        var node = world.ClientNode();
        var worker = node.Get<IWorker>();
        world.Complete(node.CloseAsync());

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(worker.Do("late")));

        Assert.Contains("(NotSent). Nothing was sent.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_shuts_down_ends_its_calls_and_says_how_far_they_were()
    {
        await using var world = new World();
        var node = world.ClientNode();
        var call = node.Get<IWorker>().Do("work");
        world.ManualServer().Take();
        world.Advance(TimeSpan.FromSeconds(1));

        world.Complete(node.CloseAsync());

        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call));
        Assert.Contains("shut down while IWorker.Do was under way (Sent)", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_has_shut_down_takes_no_call()
    {
        await using var world = new World();
        var node = world.ClientNode();
        world.Complete(node.CloseAsync());

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(node.Get<IWorker>().Do("work"), TimeSpan.FromSeconds(1)));

        Assert.Empty(world.Queue.Requests);
    }

    private void Cancel() => _cancellation.Cancel();

    private async Task EndsAsCancelled(World world, Task call)
    {
        var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Completes(call));
        Assert.Equal(_cancellation.Token, exception.CancellationToken);
    }
}
