using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Strangers, broken outcomes, cancels and shutdowns where servers share an idempotency store.</summary>
public sealed class SharedStoreHazardsTests
{
    [Fact]
    public async Task A_stranger_who_knows_a_calls_id_is_not_sent_its_outcome()
    {
        await using var world = new World();
        var script = Script.Echo();
        Serve(world, script, new InMemoryIdempotencyStore());
        var peer = world.Peer();
        var request = peer.Request(order: "secret");
        peer.Send(request);
        world.Until(() => peer.Final is not null);
        var stranger = world.Peer("arthropod-inbox-fedcba9876543210fedcba9876543210");

        stranger.Send(stranger.Request(order: "mine") with { CallId = request.CallId });
        world.Until(() => stranger.Final is not null);

        Assert.Equal(["secret", "mine"], script.Jobs.Select(job => job.Order));
    }

    [Fact]
    public async Task An_outcome_that_cannot_be_read_is_logged_and_its_call_waits_without_using_attempts_up()
    {
        await using var world = new World();
        var store = new GatedStore(new InMemoryIdempotencyStore()) { Answer = IdempotencyClaim.Ended(new byte[] { 0x92, 0x05 }) };
        var script = Script.Echo();
        Serve(world, script, store);
        var call = world.Client().Do("work");
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.NotEmpty(world.Log.Of(2024));

        store.Answer = null;

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(1)));
        Assert.Equal(1, Assert.Single(script.Jobs).Context.Attempt);
    }

    [Fact]
    public async Task A_store_that_gives_null_is_logged_and_its_call_waits()
    {
        await using var world = new World();
        var store = new GatedStore(new InMemoryIdempotencyStore()) { GivesNull = true };
        Serve(world, Script.Echo(), store);
        var call = world.Client().Do("work");
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Contains("null", Assert.Single(world.Log.Of(2024)).Exception!.Message, StringComparison.Ordinal);

        store.GivesNull = false;

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task A_call_whose_claim_comes_after_the_shutdown_time_is_given_back_and_not_begun()
    {
        await using var world = new World();
        var store = new GatedStore(new InMemoryIdempotencyStore()) { Gate = new(TaskCreationOptions.RunContinuationsAsynchronously) };
        var script = Script.Echo();
        var node = Serve(world, script, store);
        var call = world.Client().Do("work");
        world.Until(() => store.Asked == 1);
        var stopping = world.Run(async () =>
        {
            foreach (var service in Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetServices<Microsoft.Extensions.Hosting.IHostedService>(node.Services))
            {
                await service.StopAsync(new CancellationToken(canceled: true));
            }
        });
        world.Advance(TimeSpan.FromMilliseconds(500));

        store.Gate.SetResult();
        world.Complete(stopping);

        Assert.Empty(script.Jobs);
        store.Gate = null;
        var next = Script.Echo();
        Serve(world, next, store);
        Assert.Equal("work", await world.Completes(call, TimeSpan.FromSeconds(2)));
        Assert.Equal(1, Assert.Single(next.Jobs).Context.Attempt);
    }

    [Fact]
    public async Task Two_messages_of_a_call_that_runs_elsewhere_are_put_off_together()
    {
        await using var world = new World();
        var store = new GatedStore(new InMemoryIdempotencyStore())
        {
            Gate = new(TaskCreationOptions.RunContinuationsAsynchronously),
            Answer = IdempotencyClaim.ClaimedByAnother(TimeSpan.FromMinutes(1)),
        };
        Serve(world, Script.Echo(), store);
        var peer = world.Peer();
        var request = peer.Request();
        peer.Send(request);
        peer.Send(request);
        world.Until(() => world.Counters["arthropod.server.duplicates:waited"] == 1);

        store.Gate.SetResult();
        store.Gate = null;
        world.Advance(TimeSpan.FromSeconds(10));

        // Had the second its own turn at once, a queue that delivers twice would make ever more messages of it.
        Assert.Equal(1, store.Asked);
        Assert.Equal(2, world.Queue["work"].Messages.Count);
        Assert.Empty(world.Queue["work"].Visible);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_its_second_message_is_put_off_is_cancelled_for_both()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        Serve(world, script, store, maxConcurrency: 1);
        Serve(world, script, store, maxConcurrency: 1);
        world.Queue.On(RequestKind.Send, "work").DropAnswer();
        using var cancellation = new CancellationTokenSource();
        var call = world.Client().Do("work", null, cancellation.Token);
        world.Until(() => world.Counters["arthropod.server.duplicates:postponed"] == 1);
        world.Advance(TimeSpan.FromSeconds(1));

        StepScheduler.WithoutContext(cancellation.Cancel);
        await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));

        Assert.Single(script.Jobs);
    }

    private static Node Serve(World world, Script script, IIdempotencyStore store, int maxConcurrency = 2)
    {
        var node = world.Node(
            remote => remote.UseIdempotencyStore(_ => store).AddServer<IWorker, Worker>(server => server.MaxConcurrency = maxConcurrency),
            services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script));
        node.Start();
        return node;
    }

    /// <summary>A store that answers when it is let, and what it is told.</summary>
    private sealed class GatedStore(IIdempotencyStore store) : IIdempotencyStore
    {
        public TaskCompletionSource? Gate { get; set; }

        public IdempotencyClaim? Answer { get; set; }

        public bool GivesNull { get; set; }

        public int Asked { get; private set; }

        public async ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken)
        {
            Asked++;
            if (Gate is { } gate)
            {
                await gate.Task;
            }

            return GivesNull ? null! : Answer ?? await store.ClaimAsync(key, owner, now, lasts, cancellationToken);
        }

        public ValueTask<bool> CompleteAsync(
            string key, string owner, DateTimeOffset now, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken) =>
            store.CompleteAsync(key, owner, now, outcome, keepFor, cancellationToken);

        public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken) =>
            store.ReleaseAsync(key, owner, cancellationToken);
    }
}
