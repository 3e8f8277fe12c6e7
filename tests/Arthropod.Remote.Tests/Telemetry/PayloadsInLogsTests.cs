using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using MessagePack;

namespace Arthropod.Remote.Tests.Telemetry;

/// <summary>Whatever becomes of a call, and whatever a stranger sends: nothing that was carried stands in a log, at any level.</summary>
public sealed class PayloadsInLogsTests
{
    private const string Payload = "4929-1234-secret";

    [Fact]
    public async Task A_call_that_is_tried_again_and_answered_late_logs_nothing_that_it_carries()
    {
        await using var world = new World();
        var script = new Script(static job =>
        {
            job.Progress?.Report(1);
            return job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromSeconds(1)) : Task.FromResult(job.Order);
        });
        world.Server(script);
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Refuse(TransportError.AccessDenied, 2);
        world.Queue.On(RequestKind.Delete, "work").Refuse(TransportError.AccessDenied, 1);

        Assert.Equal(Payload, await world.Completes(world.Client().Do(Payload, new InlineProgress<int>(static _ => { }))));

        AssertSilent(world);
    }

    [Fact]
    public async Task Of_a_call_that_fails_only_what_it_throws_is_logged()
    {
        await using var world = new World();
        world.Server(new Script(static job => throw job.Context.DeadLetter("no luck")));
        world.Queue.On(RequestKind.Send, "work-dlq").Refuse(TransportError.AccessDenied, 1);

        await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do(Payload)));

        AssertSilent(world);
    }

    [Fact]
    public async Task What_cannot_be_read_is_not_quoted()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(Payload);
        peer.Send(peer.Request() with { Arguments = MessagePackSerializer.Serialize(new[] { new[] { Payload } }) });
        peer.Send(peer.Request(order: Payload) with { ReplyTo = "no-inbox" });
        var request = peer.Request("Unknown", Payload);
        peer.Send(request);
        peer.Send(request);
        var others = world.Queue.Queues.Select(queue => queue.Definition.Name).Where(name => QueueNames.IsInbox("", name) && name != peer.Inbox);
        world.Until(() => others.Any());
        var inbox = others.Single();
        world.Queue.Put(inbox, Payload);
        world.Queue.Put(inbox, EnvelopeWriter.Write(peer.Request(order: Payload)));

        world.Advance(TimeSpan.FromMinutes(20));

        Assert.Empty(world.Queue["work"].Messages);
        AssertSilent(world);
    }

    private static void AssertSilent(World world)
    {
        Assert.NotEmpty(world.Log.Entries);
        Assert.All(world.Log.Entries, static entry => Assert.DoesNotContain(Payload, $"{entry.Text} {entry.Exception}", StringComparison.Ordinal));
    }
}
