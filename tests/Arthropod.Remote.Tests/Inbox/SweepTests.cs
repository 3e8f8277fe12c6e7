using Arthropod.Remote.Inbox;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Inbox;

/// <summary>The inboxes of dead processes go, and nobody else's.</summary>
public sealed class SweepTests
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    [Fact]
    public async Task The_inbox_of_a_dead_process_is_deleted_after_a_probe_and_two_graces()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (living, dead) = await TwoAsync(world);
        dead.Node.Kill();

        world.Advance(TimeSpan.FromHours(11));
        Assert.True(world.Queue.Has(dead.Inbox));

        world.Advance(TimeSpan.FromHours(5));
        Assert.False(world.Queue.Has(dead.Inbox));
        Assert.True(world.Queue.Has(living.Inbox));
        Assert.Equal(1, world.Counters["arthropod.inboxes.swept"]);
        Assert.Contains(dead.Inbox, Assert.Single(world.Log.Of(1121)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Between_the_probe_and_the_end_of_an_inbox_there_is_a_whole_grace()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, dead) = await TwoAsync(world);
        dead.Node.Kill();
        world.Until(() => world.Queue[dead.Inbox].Tags.ContainsKey("arthropod:probe"), Day);

        world.Advance(TimeSpan.FromHours(6) - TimeSpan.FromMinutes(1));
        Assert.True(world.Queue.Has(dead.Inbox));

        world.Advance(TimeSpan.FromHours(3));
        Assert.False(world.Queue.Has(dead.Inbox));
    }

    [Fact]
    public async Task The_inbox_of_a_dead_process_is_deleted_however_many_messages_it_holds()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, dead) = await TwoAsync(world);
        dead.Node.Kill();
        for (var number = 0; number < 2_000; number++)
        {
            world.Queue.Put(dead.Inbox, "late");
        }

        world.Advance(Day);

        Assert.False(world.Queue.Has(dead.Inbox));
    }

    [Fact]
    public async Task A_process_that_lives_keeps_its_inbox_however_long()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (first, second) = await TwoAsync(world);

        world.Advance(Day);

        Assert.True(world.Queue.Has(first.Inbox));
        Assert.True(world.Queue.Has(second.Inbox));
        Assert.Equal(2, world.Queue.Count(RequestKind.Send, "arthropod-inbox-")); // The two answers, and no probe.
    }

    [Fact]
    public async Task A_process_that_slept_for_less_than_the_probe_s_grace_answers_the_probe_when_it_wakes()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, sleeper) = await TwoAsync(world);
        sleeper.Node.Line.Suspend();
        world.Advance(TimeSpan.FromHours(10));
        Assert.Contains("arthropod:probe", world.Queue[sleeper.Inbox].Tags.Keys);

        sleeper.Node.Line.Wake();
        world.Advance(Day);

        Assert.True(world.Queue.Has(sleeper.Inbox));
        Assert.Equal("still here", await world.Completes(sleeper.Node.Get<IWorker>().Do("still here")));
    }

    [Fact]
    public async Task A_process_that_slept_for_longer_makes_its_inbox_again_under_the_same_name()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, sleeper) = await TwoAsync(world);
        sleeper.Node.Line.Suspend();
        world.Advance(Day);
        Assert.False(world.Queue.Has(sleeper.Inbox));

        sleeper.Node.Line.Wake();
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.True(world.Queue.Has(sleeper.Inbox));
        Assert.Equal("back", await world.Completes(sleeper.Node.Get<IWorker>().Do("back")));
    }

    [Fact]
    public async Task A_process_that_is_just_starting_is_not_taken_for_dead()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (living, _) = await TwoAsync(world);
        world.Advance(Day);

        // Born with its tags: there is no moment at which it could be taken for a stranger's or a dead one.
        var starting = world.ClientNode();
        var call = starting.Get<IWorker>().Do("hello");
        var sweep = Sweep(world, living.Node);
        foreach (var inbox in await world.Completes(CollectAsync(world, sweep)))
        {
            Assert.Equal(SweepVerdict.Alive, inbox.Verdict);
        }

        Assert.Equal("hello", await world.Completes(call));
    }

    [Fact]
    public async Task An_owner_who_reads_but_may_not_tag_keeps_its_inbox()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, untagged) = await TwoAsync(world);
        world.Queue.On(RequestKind.SetTags, untagged.Inbox).Refuse(TransportError.AccessDenied, 2);
        world.Advance(TimeSpan.FromHours(2));
        Assert.NotEmpty(world.Log.Of(1120));

        TagAsSilent(world, untagged.Inbox);
        var found = await world.Completes(CollectAsync(world, Sweep(world, untagged.Node)));

        Assert.Equal(SweepVerdict.Probed, Assert.Single(found, inbox => inbox.Name == untagged.Inbox).Verdict);
        Assert.True(world.Queue.Has(untagged.Inbox));
    }

    [Fact]
    public async Task A_flood_of_probes_is_answered_by_a_tag_every_few_seconds()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, flooded) = await TwoAsync(world);
        var before = world.Queue.Count(RequestKind.SetTags, flooded.Inbox);

        foreach (var _ in Enumerable.Range(0, 30))
        {
            var probes = Enumerable.Range(0, 1000).Select(_ => FrameWriter.Encode(new ProbeFrame(Guid.NewGuid()))).ToList();
            world.Queue.Put(flooded.Inbox, EnvelopeWriter.Write([.. probes]));
            world.Advance(TimeSpan.FromSeconds(1));
        }

        world.Advance(TimeSpan.FromSeconds(10));
        Assert.InRange(world.Queue.Count(RequestKind.SetTags, flooded.Inbox) - before, 5, 7);
    }

    [Fact]
    public async Task What_is_called_like_an_inbox_but_has_not_its_tags_is_left_alone()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (living, _) = await TwoAsync(world);
        const string Stranger = "arthropod-inbox-00000000000000000000000000000000";
        world.Complete(world.Run(() => world.Queue.CreateQueueAsync(new QueueDefinition(Stranger), default)));
        world.Complete(world.Run(() => world.Queue.CreateQueueAsync(new QueueDefinition("other-" + Stranger), default)));

        world.Advance(Day * 2);

        Assert.Empty(world.Queue[Stranger].Messages);
        Assert.Empty(world.Queue["other-" + Stranger].Messages);
        var found = await world.Completes(CollectAsync(world, Sweep(world, living.Node)));
        Assert.Equal(SweepVerdict.NotOurs, Assert.Single(found, inbox => inbox.Name == Stranger).Verdict);
        Assert.DoesNotContain(found, inbox => inbox.Name.StartsWith("other-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task One_process_sweeps_for_all_and_asks_for_at_most_two_tags_a_second()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        var nodes = Enumerable.Range(0, 10).Select(_ => world.ClientNode()).ToList();
        foreach (var node in nodes)
        {
            await world.Completes(node.Get<IWorker>().Do("hello"));
            world.Advance(TimeSpan.FromSeconds(1));
        }

        world.Advance(TimeSpan.FromHours(1));
        var before = world.Queue.Count(RequestKind.GetTags);
        world.Advance(TimeSpan.FromHours(10));

        // The first looks at ten; each of the others at the one that is just older.
        var sweeps = 10 / 0.875;
        Assert.InRange(world.Queue.Count(RequestKind.GetTags) - before, sweeps * 15, sweeps * 23);
        var bySecond = world.Queue.Requests.Where(request => request.Kind == RequestKind.GetTags).Select(request => request.At).ToList();
        Assert.All(bySecond, at => Assert.InRange(bySecond.Count(other => other >= at && other < at + TimeSpan.FromSeconds(1)), 1, 4));
    }

    [Fact]
    public async Task Who_may_not_sweep_says_so_once_and_goes_on_with_its_calls()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (first, _) = await TwoAsync(world);
        world.Queue.On(RequestKind.List).Refuse(TransportError.AccessDenied, 100);

        world.Advance(Day);

        Assert.Equal(2, world.Log.Of(1122).Count());
        Assert.Equal("hello", await world.Completes(first.Node.Get<IWorker>().Do("hello")));
    }

    [Fact]
    public async Task Where_the_oldest_may_not_sweep_the_next_one_does()
    {
        await using var world = new World { ServersAcceptCancels = false };
        await TwoAsync(world);
        var dead = await OneAsync(world);
        dead.Node.Kill();
        world.Queue.On(RequestKind.List).Refuse(TransportError.AccessDenied, 1);

        world.Advance(Day);

        Assert.Single(world.Log.Of(1122));
        Assert.False(world.Queue.Has(dead.Inbox));
    }

    [Fact]
    public async Task Where_the_oldest_is_told_not_to_sweep_the_next_one_does()
    {
        await using var world = new World { ServersAcceptCancels = false };
        world.Server(Script.Echo());
        await OneAsync(world, sweeps: false);
        await OneAsync(world);
        var dead = await OneAsync(world);
        dead.Node.Kill();

        world.Advance(Day);

        Assert.False(world.Queue.Has(dead.Inbox));
    }

    [Fact]
    public async Task Who_sweeps_is_alive_whatever_its_own_tags_say()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (living, troubled) = await TwoAsync(world);
        troubled.Node.Line.Suspend();
        TagAsSilent(world, troubled.Inbox);
        world.Queue.Put(troubled.Inbox, EnvelopeWriter.Write([FrameWriter.Encode(new ProbeFrame(Guid.NewGuid()))]));

        var found = await world.Completes(CollectAsync(world, Sweep(world, living.Node, troubled.Inbox)));

        Assert.Equal(SweepVerdict.Alive, Assert.Single(found, inbox => inbox.Name == troubled.Inbox).Verdict);
        Assert.True(world.Queue.Has(troubled.Inbox));
    }

    [Fact]
    public async Task A_sweep_that_fails_is_tried_again()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (_, dead) = await TwoAsync(world);
        dead.Node.Kill();
        world.Queue.On(RequestKind.List).Refuse(TransportError.Throttled, 3);
        world.Queue.On(RequestKind.GetTags).Throw(2);

        world.Advance(Day);

        Assert.NotEmpty(world.Log.Of(1123));
        Assert.False(world.Queue.Has(dead.Inbox));
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_and_says_what_would_be_done()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var (living, dead) = await TwoAsync(world, sweeps: false);
        dead.Node.Kill();
        world.Advance(TimeSpan.FromHours(7));
        var left = world.Queue[dead.Inbox].Messages.Count;

        var found = await world.Completes(CollectAsync(world, Sweep(world, living.Node), dryRun: true));

        Assert.Equal(SweepVerdict.Probed, Assert.Single(found, inbox => inbox.Name == dead.Inbox).Verdict);
        Assert.Equal(left, world.Queue[dead.Inbox].Messages.Count);
        Assert.DoesNotContain("arthropod:probe", world.Queue[dead.Inbox].Tags.Keys);
    }

    private static async Task<((Node Node, string Inbox) First, (Node Node, string Inbox) Second)> TwoAsync(World world, bool sweeps = true)
    {
        world.Server(Script.Echo());
        var first = await OneAsync(world, sweeps);
        world.Advance(TimeSpan.FromMinutes(1));
        return (first, await OneAsync(world, sweeps));
    }

    private static async Task<(Node Node, string Inbox)> OneAsync(World world, bool sweeps = true)
    {
        var node = world.ClientNode(options =>
            options.Inbox.SweepInterval = sweeps ? options.Inbox.SweepInterval : Timeout.InfiniteTimeSpan);
        var known = world.Queue.Queues.Select(queue => queue.Definition.Name).ToList();
        await world.Completes(node.Get<IWorker>().Do("hello"));
        var inbox = world.Queue.Queues.Select(queue => queue.Definition.Name)
            .Single(name => name.StartsWith("arthropod-inbox-", StringComparison.Ordinal) && !known.Contains(name));
        return (node, inbox);
    }

    // As if it had never been renewed and the probe had been noted long ago.
    private static void TagAsSilent(World world, string inbox)
    {
        var tags = world.Queue[inbox].Tags;
        tags["arthropod:heartbeat"] = "2025-12-01T00:00:00Z";
        tags["arthropod:probe"] = "2025-12-02T00:00:00Z";
    }

    private static InboxSweep Sweep(World world, Node node, string? ownInbox = null) =>
        new(node.Line, Envelopes.Plain, world.Scheduler, "", TimeSpan.FromHours(6), ownInbox);

    private static Task<List<SweptInbox>> CollectAsync(World world, InboxSweep sweep, bool dryRun = false) =>
        world.Scheduler.Run(async () =>
        {
            var found = new List<SweptInbox>();
            await foreach (var inbox in sweep.RunAsync(dryRun, default))
            {
                found.Add(inbox);
            }

            return found;
        });
}
