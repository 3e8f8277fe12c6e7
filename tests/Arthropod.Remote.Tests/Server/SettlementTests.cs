using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I1: a request is deleted only after its final frame is confirmed. The world's ledger checks each delete besides.</summary>
public sealed class SettlementTests
{
    private const string Inbox = "arthropod-inbox-";

    [Fact]
    public async Task The_request_stays_until_the_answer_is_confirmed()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Send, Inbox).Hang();

        var call = world.Client().Do("hello");

        world.Advance(TimeSpan.FromMinutes(10));
        Assert.False(call.IsCompleted);
        Assert.Single(world.Queue["work"].Messages);
        Assert.Equal(0, world.Queue.Count(RequestKind.Delete, "work"));
    }

    [Theory]
    [InlineData(nameof(FaultPlan.DropAnswer))]
    [InlineData(nameof(FaultPlan.DropRequest))]
    [InlineData(nameof(FaultPlan.MissEntry))]
    [InlineData(nameof(FaultPlan.Throw))]
    [InlineData(nameof(TransportError.Throttled))]
    [InlineData(nameof(TransportError.Unavailable))]
    public async Task An_answer_that_is_not_confirmed_is_sent_again_before_the_request_goes(string fault)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        Break(world.Queue.On(RequestKind.Send, Inbox), fault, 5);

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromMinutes(1)));

        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Single(script.Jobs);
        Assert.Equal(6, world.Queue.Count(RequestKind.Send, Inbox));
        Assert.Equal(1, world.Queue.Count(RequestKind.Delete, "work"));
    }

    [Theory]
    [InlineData(nameof(FaultPlan.DropAnswer))]
    [InlineData(nameof(FaultPlan.DropRequest))]
    [InlineData(nameof(FaultPlan.MissEntry))]
    [InlineData(nameof(FaultPlan.Throw))]
    [InlineData(nameof(TransportError.Throttled))]
    public async Task A_delete_that_is_not_confirmed_is_tried_again_and_the_call_runs_once(string fault)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        Break(world.Queue.On(RequestKind.Delete, "work"), fault, 8);

        await world.Completes(world.Client().Do("hello"));

        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_delete_that_is_refused_for_good_brings_the_call_again_which_is_answered_and_not_carried_out()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        world.Queue.On(RequestKind.Delete, "work").Refuse(TransportError.AccessDenied);

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello")));

        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Single(world.Log.Of(2011));
        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:late"]);
    }

    [Fact]
    public async Task An_answer_that_is_refused_for_good_leaves_the_request_to_come_again_and_is_sent_then()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        world.Queue.On(RequestKind.Send, Inbox).Refuse(TransportError.AccessDenied);

        var call = world.Client().Do("hello");
        world.Until(() => world.Log.Of(2009).Any());

        Assert.Single(world.Queue["work"].Messages);
        Assert.Equal("hello", await world.Completes(call, TimeSpan.FromSeconds(61)));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task Answers_and_deletes_of_many_calls_travel_together()
    {
        await using var world = new World();
        world.Server(Script.Takes(TimeSpan.FromSeconds(1), world.Time), server => server.MaxConcurrency = 100);
        var client = world.Client();

        await world.Completes(Enumerable.Range(0, 100).Select(number => client.Do($"{number}")));

        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.InRange(world.Queue.Count(RequestKind.Delete, "work"), 10, 25);
        Assert.InRange(world.Queue.Count(RequestKind.Send, Inbox), 1, 40);
    }

    [Fact]
    public async Task When_the_callers_inbox_is_gone_the_result_is_kept_for_the_grace_and_then_discarded_and_counted()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(1), world.Time);
        world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request());
        world.Until(() => script.Jobs.Count == 1);
        world.Queue.Drop(peer.Inbox);

        world.Advance(TimeSpan.FromSeconds(119));
        Assert.Single(world.Queue["work"].Messages);
        Assert.Equal(0, world.Counters["arthropod.server.results.discarded"]);

        world.Advance(TimeSpan.FromSeconds(20));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Equal(1, world.Counters["arthropod.server.results.discarded"]);
        Assert.Single(world.Log.Of(2008));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task An_inbox_that_comes_back_within_the_grace_gets_the_result()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        world.Queue.Drop(peer.Inbox);
        peer.Send(peer.Request());
        world.Advance(TimeSpan.FromSeconds(90));

        world.Peer(peer.Inbox);
        world.Until(() => peer.Final is not null, TimeSpan.FromSeconds(10));

        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_request_that_nobody_wants_an_answer_to_is_deleted_after_its_work()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(30), world.Time);
        world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request() with { ReplyTo = null });

        world.Advance(TimeSpan.FromSeconds(29));
        Assert.Single(world.Queue["work"].Messages);

        world.Advance(TimeSpan.FromSeconds(2));
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Empty(peer.Frames);
    }

    private static void Break(FaultPlan plan, string fault, int times)
    {
        switch (fault)
        {
            case nameof(FaultPlan.DropAnswer):
                plan.DropAnswer(times);
                break;
            case nameof(FaultPlan.DropRequest):
                plan.DropRequest(times);
                break;
            case nameof(FaultPlan.MissEntry):
                plan.MissEntry(times);
                break;
            case nameof(FaultPlan.Throw):
                plan.Throw(times);
                break;
            default:
                plan.Refuse(Enum.Parse<TransportError>(fault), times);
                break;
        }
    }
}
