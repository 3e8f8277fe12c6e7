using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>
/// Requests that AWS's own redrive has moved back: body and attributes are as they were in the dead-letter queue, and
/// what they say of attempts and deadlines is over.
/// </summary>
public sealed class RedrivenTests
{
    private static readonly Dictionary<string, AttributeValue> Note = new(StringComparer.Ordinal)
    {
        ["arthropod-dead-letter"] = new("{}"),
        ["tenant"] = new("7"),
    };

    [Fact]
    public async Task Begin_anew_with_all_their_attempts_and_no_deadline()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();
        var request = peer.Request() with
        {
            EndedAttempts = 3,
            TimeLeft = TimeSpan.Zero,
            NotBefore = world.Time.GetUtcNow().AddDays(1),
        };

        world.Queue.Put("work", EnvelopeWriter.Write(request), Note);
        world.Until(() => peer.Final is not null);

        Assert.IsType<ResultFrame>(peer.Final);
        Assert.Equal(1, script.Jobs.Single().Context.Attempt);
        Assert.Null(script.Jobs.Single().Context.Deadline);
    }

    [Fact]
    public async Task Do_so_once_and_count_their_attempts_from_then_on()
    {
        await using var world = new World();
        var node = world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time));
        var peer = world.Peer();
        world.Queue.Put("work", EnvelopeWriter.Write(peer.Request() with { EndedAttempts = 3 }), Note);
        world.Until(() => peer.Frames.OfType<StartedFrame>().Any());

        node.Stop();

        var replacement = world.Queue["work"].Messages.Single();
        Assert.Equal(["tenant"], replacement.Attributes.Keys);
        var again = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(replacement.Body)));
        Assert.Equal((0, 0, true), (again.Receipts, again.EndedAttempts, again.IsRedriven));
    }

    [Fact]
    public async Task Ask_no_caller_whether_they_are_to_begin_for_who_moved_them_back_has_said_so()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script);
        var peer = world.Peer();
        world.Queue.Put("work", EnvelopeWriter.Write(peer.Request() with { ConfirmBeforeRun = true }), Note);

        world.Until(() => script.Jobs.Count == 1, TimeSpan.FromSeconds(5));
        node.Stop();

        Assert.DoesNotContain(peer.Frames, frame => frame is StartedFrame { AsksForGo: true });
        var replacement = world.Queue["work"].Messages.Single();
        Assert.False(Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(replacement.Body))).ConfirmBeforeRun);
    }

    [Fact]
    public async Task Wait_with_their_old_deadline_forgotten_while_the_call_still_runs_elsewhere()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var script = Script.Takes(TimeSpan.FromSeconds(40), world.Time);
        Serve(world, script, store);
        var peer = world.Peer();
        var request = peer.Request();
        peer.Send(request);
        world.Until(() => script.Jobs.Count == 1);
        Serve(world, script, store);

        world.Queue.Put("work", EnvelopeWriter.Write(request with { EndedAttempts = 3, TimeLeft = TimeSpan.Zero }), Note);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(2));

        Assert.Single(script.Jobs);
        Assert.All(peer.Frames.OfType<ReplyFrame>().Where(frame => frame is not StartedFrame), frame => Assert.IsType<ResultFrame>(frame));
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    private static void Serve(World world, Script script, IIdempotencyStore store) => world.Node(
        remote => remote.UseIdempotencyStore(_ => store).AddServer<IWorker, Worker>(server => server.MaxConcurrency = 1),
        services => Microsoft.Extensions.DependencyInjection.ServiceCollectionServiceExtensions.AddSingleton(services, script)).Start();
}
