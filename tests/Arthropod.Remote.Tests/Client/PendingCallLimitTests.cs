using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Client;

/// <summary>No more calls are under way than the application allows.</summary>
public sealed class PendingCallLimitTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task Calls_beyond_the_limit_wait_and_go_in_the_order_of_calling()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(10), world.Time);
        world.Server(script, server => server.MaxConcurrency = 100);
        var client = Client(world, 2);

        var calls = Enumerable.Range(0, 7).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(TimeSpan.FromSeconds(5));
        Assert.Equal(2, script.Jobs.Count);

        Assert.Equal(["0", "1", "2", "3", "4", "5", "6"], await world.Completes(calls));
        Assert.Equal(2, script.MostAtATime);
        Assert.Equal([0, 0, 1, 1, 2, 2, 3], script.Jobs.Select(job => int.Parse(job.Order, null) / 2));
        Assert.Contains("MaxPendingCalls", world.Log.Of(1010).Single().Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_stood_in_line_frees_its_place_when_it_ends()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var client = Client(world, 1);

        for (var round = 0; round < 3; round++)
        {
            Assert.Equal(["a", "b", "c"], await world.Completes([client.Do("a"), client.Do("b"), client.Do("c")]));
        }

        Assert.Equal(1, script.MostAtATime);
        Assert.Equal("at once", await world.Completes(client.Do("at once"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_call_that_waits_until_its_timeout_says_what_it_waited_for()
    {
        await using var world = new World();
        var client = Client(world, 1);
        _ = client.Do("first");
        var call = client.WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) }).Do("second");

        var exception = await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, TimeSpan.FromMinutes(1)));

        Assert.Equal(RemoteCallState.NotSent, exception.State);
        Assert.Contains("It waited for a place all the while and was not sent: as many calls of IWorker were under way in this process as may be, 1 (MaxPendingCalls).", exception.Message, StringComparison.Ordinal);
        Assert.Single(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_place_is_passed_on_whichever_way_its_call_ends_and_only_once()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromMinutes(job.Order == "long" ? 10 : 0), world.Time, job.CancellationToken);
            return job.Order == "wrong" ? throw new InvalidOperationException("wrong") : job.Order;
        });
        world.Server(script, server => server.MaxConcurrency = 100);
        var client = Client(world, 1);

        await world.Completes(client.Do("right"));
        await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(client.Do("wrong")));
        await world.Completes(client.Leave("one way"));
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(Short(client).Do("long")));
        var cancelled = client.Do("long", null, _cancellation.Token);
        var waiting = client.Do("waiting", null, _cancellation.Token);
        world.Settle();
        Cancel();
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(cancelled));
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(waiting));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => world.Completes(client.Do("cancelled before", null, _cancellation.Token)));
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.AccessDenied);
        await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(client.Do("refused")));

        _ = client.Do("long");
        var next = client.Do("next");
        world.Advance(TimeSpan.FromMinutes(9));
        Assert.False(next.IsCompleted);
        Assert.Equal("next", await world.Completes(next, TimeSpan.FromMinutes(2)));
        Assert.DoesNotContain(script.Jobs, job => job.Order == "waiting");
    }

    [Fact]
    public async Task Where_calls_are_refused_the_exception_names_the_option_and_nothing_is_sent()
    {
        await using var world = new World();
        var client = Client(world, 2, PendingCallLimit.Refuse);
        var calls = new[] { client.Do("first"), client.Do("second") };

        var exception = await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(client.Do("third")));

        Assert.False(exception.MayHaveBeenSent);
        Assert.Contains("Arthropod:Clients:work:MaxPendingCalls", exception.Message, StringComparison.Ordinal);
        Assert.Equal(1, world.Counters["arthropod.client.calls.refused"]);
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal(2, world.Queue["work"].Messages.Count);

        world.Server(Script.Echo());
        await world.Completes(calls);
        Assert.Equal("fourth", await world.Completes(client.Do("fourth")));
    }

    [Fact]
    public async Task A_shutdown_ends_the_calls_that_wait_too()
    {
        await using var world = new World();
        var node = Node(world, 1, PendingCallLimit.Wait);
        node.Start();
        var calls = new[] { node.Get<IWorker>().Do("first"), node.Get<IWorker>().Do("second") };
        world.Advance(TimeSpan.FromSeconds(1));

        node.Stop();

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(calls[0]));
        var exception = await Assert.ThrowsAsync<RemoteException>(() => world.Completes(calls[1]));
        Assert.Contains("Nothing was sent.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_limit_of_one_contract_is_none_of_another()
    {
        await using var world = new World();
        world.Node(remote => remote.AddServer<IClerk, Clerk>()).Start();
        var node = world.Node(remote => remote.AddClient<IWorker>(client => client.MaxPendingCalls = 1).AddClient<IClerk>());
        _ = node.Get<IWorker>().Do("waits");
        world.Settle();

        Assert.Equal(3, await world.Completes(node.Get<IClerk>().Add(1, 2), TimeSpan.FromSeconds(5)));
    }

    private void Cancel() => _cancellation.Cancel();

    private static IWorker Short(IWorker client) => client.WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) });

    private static IWorker Client(World world, int most, PendingCallLimit limit = PendingCallLimit.Wait) => Node(world, most, limit).Get<IWorker>();

    private static Node Node(World world, int most, PendingCallLimit limit) => world.Node(remote => remote.AddClient<IWorker>(client =>
    {
        client.MaxPendingCalls = most;
        client.PendingCallLimit = limit;
    }));
}
