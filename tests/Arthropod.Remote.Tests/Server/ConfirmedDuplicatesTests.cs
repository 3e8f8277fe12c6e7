using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Confirmed calls whose message comes again, or whose server sleeps, while it asks.</summary>
public sealed class ConfirmedDuplicatesTests
{
    private const string Count = "arthropod.server.duplicates";

    [Theory]
    [InlineData(true, "joined")]
    [InlineData(false, "waited")]
    public async Task A_call_that_comes_again_while_its_caller_is_asked_is_asked_for_once_and_runs_once(bool isSameMessage, string fate)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, server => server.MaxConcurrency = 2);
        var peer = world.Peer();
        var request = peer.Request() with { ConfirmBeforeRun = true };
        if (isSameMessage)
        {
            world.Queue.On(RequestKind.Receive, "work").StayVisible();
        }
        else
        {
            peer.Send(request);
        }

        peer.Send(request);
        world.Until(() => world.Counters[$"{Count}:{fate}"] == 1);
        world.Advance(TimeSpan.FromSeconds(1));
        var question = Assert.IsType<StartedFrame>(Assert.Single(peer.Frames));
        Go(world, question);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Single(script.Jobs);
        Assert.Equal(isSameMessage ? 1 : 2, peer.Frames.OfType<ResultFrame>().Count());
    }

    [Fact]
    public async Task A_machine_that_slept_while_it_asked_does_not_begin_what_another_has_taken()
    {
        await using var world = new World();
        var script = Script.Echo();
        var sleeper = world.Server(script, server =>
        {
            server.MaxConcurrency = 1;
            server.Visibility = TimeSpan.FromSeconds(10);
        });
        var peer = world.Peer();
        peer.Send(peer.Request() with { ConfirmBeforeRun = true });
        world.Until(() => peer.Frames.Count == 1);
        sleeper.Line.Suspend();
        Go(world, (StartedFrame)peer.Frames[0]);
        var other = Script.Takes(TimeSpan.FromHours(1), world.Time);
        world.Server(other, server => server.Visibility = TimeSpan.FromSeconds(10));
        world.Until(() => peer.Frames.Count == 2, TimeSpan.FromSeconds(30));
        Go(world, (StartedFrame)peer.Frames[1]);
        world.Until(() => other.Jobs.Count == 1, TimeSpan.FromSeconds(5));

        sleeper.Line.Wake();
        world.Advance(TimeSpan.FromSeconds(30));

        Assert.Empty(script.Jobs);
        Assert.False(other.Jobs.Single().CancellationToken.IsCancellationRequested);
    }

    [Fact]
    public async Task The_claim_is_kept_while_the_caller_is_asked_for_longer_than_it_lasts()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var script = Script.Echo();
        Serve(world, script, store);
        var peer = world.Peer();
        var request = peer.Request() with { ConfirmBeforeRun = true };
        peer.Send(request);
        world.Until(() => peer.Frames.Count == 1);
        Serve(world, script, store);
        peer.Send(request);
        world.Advance(TimeSpan.FromSeconds(50));
        Assert.NotEqual(0, world.Counters[$"{Count}:postponed"] + world.Counters[$"{Count}:waited"]);

        Go(world, (StartedFrame)Assert.Single(peer.Frames));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(1));

        Assert.Single(script.Jobs);
        Assert.Equal(2, peer.Frames.OfType<ResultFrame>().Count());
    }

    private static void Go(World world, StartedFrame question)
    {
        Assert.True(question.AsksForGo);
        world.Queue.Put(question.Inbox!, EnvelopeWriter.Write(new GoFrame(question.CallId, question.Position.LeaseId)));
    }

    private static void Serve(World world, Script script, IIdempotencyStore store) => world.Node(
        remote => remote.UseIdempotencyStore(_ => store).AddServer<IWorker, Worker>(server =>
        {
            server.MaxConcurrency = 1;
            server.Visibility = TimeSpan.FromSeconds(10);
        }),
        services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script)).Start();
}
