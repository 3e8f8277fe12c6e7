using Arthropod.Remote.Inbox;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Inbox;

/// <summary>Sweeps among others' sweeps, clocks that go wrong, and queues that are many.</summary>
public sealed class SweepHazardsTests
{
    private static readonly TimeSpan Grace = TimeSpan.FromHours(6);

    [Fact]
    public async Task A_sweep_that_probes_one_inbox_after_another_makes_two_tag_requests_a_second_too()
    {
        await using var world = new World();
        Bury(world, 50, TimeSpan.FromDays(-3));

        await SweepAsync(world);

        var tagged = world.Queue.Requests
            .Where(request => request.Kind is RequestKind.GetTags or RequestKind.SetTags).Select(request => request.At).ToList();
        Assert.Equal(100, tagged.Count);
        Assert.All(tagged, at => Assert.InRange(tagged.Count(other => other >= at && other < at + TimeSpan.FromSeconds(1)), 1, 2));
    }

    [Fact]
    public async Task A_heartbeat_of_a_clock_that_went_a_year_ahead_keeps_no_inbox_alive()
    {
        await using var world = new World();
        Bury(world, 1, TimeSpan.FromDays(365));

        await SweepAsync(world);
        world.Advance(Grace * 1.5);
        var found = await SweepAsync(world);

        Assert.Equal(SweepVerdict.Deleted, Assert.Single(found).Verdict);
    }

    [Fact]
    public async Task An_owner_whose_clock_is_a_year_ahead_keeps_its_inbox_for_it_reads()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        var client = world.Client();
        await world.Completes(client.Do("hello"));
        var inbox = world.Queue.Queues.Single(queue => QueueNames.IsInbox("", queue.Definition.Name));

        for (var round = 0; round < 4; round++)
        {
            inbox.Tags["arthropod:heartbeat"] = "2027-12-01T00:00:00Z";
            await SweepAsync(world);
            world.Advance(Grace * 1.5);
        }

        Assert.True(world.Queue.Has(inbox.Definition.Name));
    }

    [Fact]
    public async Task A_probe_that_another_sweeper_has_just_sent_is_no_sign_of_death()
    {
        await using var world = new World();
        var inbox = Bury(world, 1, TimeSpan.FromDays(-3)).Single();
        world.Queue[inbox].Tags["arthropod:probe"] = "2025-12-30T00:00:00Z";
        world.Queue.Put(inbox, EnvelopeWriter.Write([FrameWriter.Encode(new ProbeFrame(Guid.NewGuid()))]));

        var found = await SweepAsync(world);

        Assert.Equal(SweepVerdict.Probed, Assert.Single(found).Verdict);
    }

    [Fact]
    public async Task An_inbox_that_is_removed_while_it_is_looked_at_ends_no_sweep()
    {
        await using var world = new World();
        var inboxes = Bury(world, 2, TimeSpan.FromDays(-3));
        world.Queue[inboxes[0]].Tags["arthropod:probe"] = "2025-12-30T00:00:00Z";
        world.Queue.On(RequestKind.Receive, inboxes[0]).Refuse(TransportError.QueueMissing);

        var found = await SweepAsync(world);

        Assert.Equal([SweepVerdict.Gone, SweepVerdict.Probed], found.Select(inbox => inbox.Verdict));
    }

    [Fact]
    public async Task An_inbox_that_takes_no_probe_is_told_after_the_others_have_had_theirs()
    {
        await using var world = new World();
        var inboxes = Bury(world, 3, TimeSpan.FromDays(-3));
        world.Queue.On(RequestKind.Send, inboxes[1]).Refuse(TransportError.TooLarge);

        var exception = await Assert.ThrowsAsync<TransportException>(() => SweepAsync(world));

        Assert.Contains(inboxes[1], exception.Message, StringComparison.Ordinal);
        Assert.Equal([1, 0, 1], inboxes.Select(inbox => world.Queue[inbox].Messages.Count));
    }

    private static List<string> Bury(World world, int count, TimeSpan heartbeat)
    {
        var names = Enumerable.Range(0, count).Select(number => $"arthropod-inbox-{number:x32}").ToList();
        foreach (var name in names)
        {
            var tags = InboxTags.AtBirth(world.Time.GetUtcNow() + heartbeat, sweeps: true);
            world.Complete(world.Run(() => world.Queue.CreateQueueAsync(new QueueDefinition(name) { Tags = tags }, default)));
        }

        return names;
    }

    private static Task<List<SweptInbox>> SweepAsync(World world) => world.Completes(world.Scheduler.Run(async () =>
    {
        var found = new List<SweptInbox>();
        await foreach (var inbox in new InboxSweep(world.Queue, Envelopes.Plain, world.Scheduler, "", Grace).RunAsync(dryRun: false, default))
        {
            found.Add(inbox);
        }

        return found;
    }));
}
