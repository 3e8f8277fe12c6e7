using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I1, I10: what an answer depends on is sent, and confirmed, before it.</summary>
public sealed class HeldSendsTests
{
    private const string Held = "held";
    private const string Inbox = "arthropod-inbox-";

    [Fact]
    public async Task What_is_held_back_is_confirmed_before_the_answer_is_sent()
    {
        await using var world = WorldWithQueue();
        Serve(world, Script.Echo(), new HoldingStep("first", "second"));
        world.Queue.On(RequestKind.Send, Held).Refuse(TransportError.Throttled, 2);

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.Equal(["first", "second"], Sent(world));
        var sends = world.Queue.Requests.Where(request => request.Kind == RequestKind.Send).Select(request => request.Queue).ToList();
        Assert.True(sends.LastIndexOf(Held) < sends.FindIndex(queue => queue.StartsWith(Inbox, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task What_several_steps_hold_back_is_merged()
    {
        await using var world = WorldWithQueue();
        Serve(world, Script.Echo(), new HoldingStep("outer"), new HoldingStep("inner 1", "inner 2"));

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.Equal(["inner 1", "inner 2", "outer"], Sent(world));
    }

    [Fact]
    public async Task If_one_is_refused_the_call_is_not_answered_and_comes_back()
    {
        await using var world = WorldWithQueue();
        var script = Script.Echo();
        Serve(world, script, new HoldingStep("first"));
        world.Queue.On(RequestKind.Send, Held).Refuse(TransportError.AccessDenied);
        var call = world.Client().Do("order");

        world.Advance(TimeSpan.FromSeconds(30));
        Assert.False(call.IsCompleted);
        Assert.Equal(0, world.Queue.Count(RequestKind.Send, Inbox));
        Assert.Single(world.Queue["work"].Messages);

        Assert.Equal("order", await world.Completes(call, TimeSpan.FromMinutes(2)));
        Assert.Equal(["first"], Sent(world));
        Assert.Equal([1, 2], script.Jobs.Select(static job => job.Context.Attempt));
    }

    [Fact]
    public async Task A_worker_that_has_lost_its_lease_sends_none()
    {
        await using var world = WorldWithQueue();
        var heedless = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromMinutes(5), world.Time);
            return "from the loser";
        });
        Serve(world, heedless, new HoldingStep("of the loser"));
        world.Queue.On(RequestKind.Receive, "work").StayVisible();
        var call = world.Client().Do("order");
        world.Until(() => heedless.Jobs.Count == 1);

        Serve(world, Script.Takes(TimeSpan.FromMinutes(4), world.Time), new HoldingStep("of the winner"));

        Assert.Equal("order", await world.Completes(call));
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Equal(["of the winner"], Sent(world));
    }

    [Fact]
    public async Task A_shutdown_does_not_wait_for_a_queue_that_gives_no_answer_and_another_worker_answers()
    {
        await using var world = WorldWithQueue();
        var leaving = Serve(world, Script.Echo(), new HoldingStep("first"));
        world.Queue.On(RequestKind.Send, Held).Hang();
        var call = world.Client().Do("order");
        world.Advance(TimeSpan.FromSeconds(1));

        leaving.Stop(TimeSpan.FromSeconds(5));
        Assert.False(call.IsCompleted);
        Assert.Single(world.Queue["work"].Messages);
        Serve(world, Script.Echo(), new HoldingStep("first"));

        Assert.Equal("order", await world.Completes(call, TimeSpan.FromSeconds(5)));
        Assert.Contains("first", Sent(world));
    }

    private static World WorldWithQueue()
    {
        var world = new World();
        world.Complete(world.Run(() => world.Queue.CreateQueueAsync(new QueueDefinition(Held), default)));
        return world;
    }

    private static Node Serve(World world, Script script, params HoldingStep[] steps)
    {
        var node = world.Node(static remote => remote.AddServer<IWorker, Worker>(static server => server.MaxConcurrency = 1), services =>
        {
            services.AddSingleton(script);
            foreach (var step in steps)
            {
                services.AddSingleton<IDeliveryStep>(step);
            }
        });
        node.Start();
        return node;
    }

    private static IEnumerable<string> Sent(World world) =>
        world.Queue[Held].Messages.Select(static message => ((RequestFrame)EnvelopeReader.Read(message.Body).Single()).Method)
            .Order(StringComparer.Ordinal);

    private sealed class HoldingStep(params string[] methods) : IDeliveryStep
    {
        public async Task<Disposition> RunAsync(Delivery delivery, NextStep next)
        {
            var disposition = await next(delivery);
            return disposition is Disposition.Answer answer
                ? answer.After([.. methods.Select(method => new HeldSend(Held, new RequestFrame(delivery.Request.CallId, method)))])
                : disposition;
        }
    }
}
