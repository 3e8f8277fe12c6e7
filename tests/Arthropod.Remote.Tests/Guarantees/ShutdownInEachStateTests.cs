using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>Whatever is being done with a call when its server or its caller stops: it ends once, with the truth, and soon.</summary>
public sealed class ShutdownInEachStateTests
{
    [Theory]
    [InlineData(ServerStopsWhile.Claiming)]
    [InlineData(ServerStopsWhile.Asking)]
    [InlineData(ServerStopsWhile.Working)]
    [InlineData(ServerStopsWhile.BetweenAttempts)]
    [InlineData(ServerStopsWhile.KeepingTheOutcome)]
    [InlineData(ServerStopsWhile.Answering)]
    [InlineData(ServerStopsWhile.Deleting)]
    [InlineData(ServerStopsWhile.DeadLettering)]
    [InlineData(ServerStopsWhile.ASecondMessageWaits)]
    public async Task Shutdown_in_each_state_of_a_call_at_the_server_ends_soon_and_the_next_server_ends_the_call(ServerStopsWhile state)
    {
        await using var world = new World();
        var store = new SleepingStore(new InMemoryIdempotencyStore()) { IsAsleep = state == ServerStopsWhile.Claiming };
        var stopping = Serve(world, First(world, state, store), store);
        var caller = world.ChoresNode();
        if (state == ServerStopsWhile.ASecondMessageWaits)
        {
            world.Queue.On(RequestKind.Send, "chores").DropAnswer();
        }
        else if (state == ServerStopsWhile.Asking)
        {
            // Its only inbox so far is the server's: what the caller has to say does not come there.
            world.Until(() => world.Queue.Queues.Any(queue => QueueNames.IsInbox("", queue.Definition.Name)));
            world.Queue.On(RequestKind.Send, world.Queue.Queues.Single(queue => QueueNames.IsInbox("", queue.Definition.Name)).Definition.Name)
                .Refuse(TransportError.Throttled, int.MaxValue);
        }

        var chores = caller.Get<IChores>();
        var call = state == ServerStopsWhile.Asking ? chores.Print("work") : chores.Do("work");
        world.Advance(TimeSpan.FromMilliseconds(1500));
        var sooner = call.IsCompleted;
        Assert.Equal(state == ServerStopsWhile.Deleting, sooner);
        var stoppedAt = world.Time.GetUtcNow();

        stopping.Stop(TimeSpan.FromSeconds(1));

        Assert.InRange(world.Time.GetUtcNow() - stoppedAt, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        world.Queue.ClearFaults();
        store.IsAsleep = false;
        Serve(world, state == ServerStopsWhile.DeadLettering ? Dead() : Script.Echo(), store);
        if (state == ServerStopsWhile.DeadLettering)
        {
            var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call, TimeSpan.FromMinutes(3)));
            Assert.Equal(ServerErrorKind.DeadLettered, error.Kind);
            Assert.NotEmpty(world.Queue["chores-dlq"].Messages);
        }
        else
        {
            Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(3)));
            Assert.Empty(world.Queue["chores-dlq"].Messages);
        }

        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData(RemoteCallState.NotSent)]
    [InlineData(RemoteCallState.MaybeSent)]
    [InlineData(RemoteCallState.Sent)]
    [InlineData(RemoteCallState.Started)]
    public async Task Shutdown_in_each_state_of_a_call_at_the_caller_ends_it_and_says_how_far_it_was(RemoteCallState state)
    {
        await using var world = new World();
        var node = world.ClientNode();
        if (state < RemoteCallState.Sent)
        {
            world.Queue.On(state == RemoteCallState.NotSent ? RequestKind.Find : RequestKind.Send, "work").Hang();
        }

        if (state == RemoteCallState.Started)
        {
            world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time));
        }

        var call = node.Get<IWorker>().Do("work");
        world.Advance(TimeSpan.FromSeconds(2));

        world.Complete(node.CloseAsync());

        Assert.Contains($"({state})", (await Assert.ThrowsAsync<RemoteException>(() => world.Completes(call))).Message, StringComparison.Ordinal);
    }

    private static Script First(World world, ServerStopsWhile state, SleepingStore store)
    {
        switch (state)
        {
            case ServerStopsWhile.Working or ServerStopsWhile.ASecondMessageWaits:
                return Script.Takes(TimeSpan.FromHours(1), world.Time);
            case ServerStopsWhile.BetweenAttempts:
                return new Script(static job => throw job.Context.Retry(TimeSpan.FromSeconds(30)));
            case ServerStopsWhile.KeepingTheOutcome:
                return new Script(job =>
                {
                    store.IsAsleep = true;
                    return Task.FromResult(job.Order);
                });
            case ServerStopsWhile.Answering:
                world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Refuse(TransportError.Throttled, int.MaxValue);
                return Script.Echo();
            case ServerStopsWhile.Deleting:
                world.Queue.On(RequestKind.Delete, "chores").Refuse(TransportError.Throttled, int.MaxValue);
                return Script.Echo();
            case ServerStopsWhile.DeadLettering:
                world.Queue.On(RequestKind.Send, "chores-dlq").Refuse(TransportError.Throttled, int.MaxValue);
                return Dead();
            default:
                return Script.Echo();
        }
    }

    private static Script Dead() => new(static job => throw job.Context.DeadLetter("broken"));

    private static Node Serve(World world, Script script, IIdempotencyStore store)
    {
        var node = world.Node(
            remote => remote.UseIdempotencyStore(_ => store).AddServer<IChores, Chores>(server => server.MaxConcurrency = 2),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script));
        node.Start();
        return node;
    }
}
