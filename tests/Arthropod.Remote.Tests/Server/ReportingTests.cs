using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Progress as the server sends it.</summary>
public sealed class ReportingTests
{
    private readonly List<int> _reports = [];

    [Fact]
    public async Task All_reports_arrive_in_order_before_the_result()
    {
        await using var world = new World();
        world.Server(new Script(async job =>
        {
            for (var number = 0; number < 900; number++)
            {
                job.Progress!.Report(number);
                if (number % 100 == 0)
                {
                    await Task.Delay(TimeSpan.FromMilliseconds(3), world.Time);
                }
            }

            return "done";
        }));

        Assert.Equal("done", await world.Completes(world.Client().Do("work", new InlineProgress<int>(_reports.Add))));
        Assert.Equal(Enumerable.Range(0, 900), _reports);
        Assert.InRange(world.Queue.Count(RequestKind.Send, "arthropod-inbox-"), 2, 20);
    }

    [Fact]
    public async Task No_report_is_lost_however_often_the_queue_fails()
    {
        await using var world = new World();
        world.Server(Reporting(50, TimeSpan.FromMilliseconds(20), world));
        world.Queue.On(RequestKind.Send, "arthropod-inbox-").Refuse(TransportError.Throttled, 3);
        world.Queue.On(RequestKind.Send, "arthropod-inbox-").DropAnswer(3);
        world.Queue.On(RequestKind.Send, "arthropod-inbox-").DropRequest(3);
        world.Queue.On(RequestKind.Receive, "arthropod-inbox-").Reverse(100);

        await world.Completes(world.Client().Do("work", new InlineProgress<int>(_reports.Add)));

        Assert.Equal(Enumerable.Range(0, 50), _reports);
    }

    [Fact]
    public async Task Latest_never_waits_and_the_newest_wins_and_the_last_arrives_before_the_result()
    {
        await using var world = new World();
        world.Server(new Script(static job =>
        {
            for (var number = 0; number < 100_000; number++)
            {
                job.Progress!.Report(number);
            }

            return Task.FromResult("done");
        }));

        Assert.Equal("done", await world.Completes(world.Client().Track("work", new InlineProgress<int>(_reports.Add))));
        Assert.Equal([0, 99_999], _reports);
    }

    [Fact]
    public async Task Latest_goes_on_as_fast_as_the_queue_takes_reports()
    {
        await using var world = new World();
        world.Queue.Latency = TimeSpan.FromMilliseconds(50);
        world.Server(Reporting(100, TimeSpan.FromMilliseconds(10), world));

        await world.Completes(world.Client().Track("work", new InlineProgress<int>(_reports.Add)));

        Assert.Equal(_reports.Order(), _reports);
        Assert.InRange(_reports.Count, 8, 15);
        Assert.Equal(99, _reports[^1]);
    }

    [Fact]
    public async Task A_report_announces_the_start()
    {
        await using var world = new World();
        world.Server(Reporting(1, TimeSpan.Zero, world));
        var peer = world.Peer();
        peer.Send(peer.Request());

        world.Until(() => peer.Final is not null);

        Assert.Equal([FrameKind.Started, FrameKind.Update, FrameKind.Result], peer.Frames.Select(frame => frame.Kind));
        Assert.Equal([0, 1, 2], peer.Frames.Cast<ReplyFrame>().Select(frame => frame.Position.Sequence));
    }

    [Fact]
    public async Task Reports_after_the_end_are_dropped_and_never_throw()
    {
        await using var world = new World();
        IProgress<int>? progress = null;
        world.Server(new Script(job =>
        {
            progress = job.Progress;
            return Task.FromResult("done");
        }));
        await world.Completes(world.Client().Do("work", new InlineProgress<int>(_reports.Add)));

        progress!.Report(1);

        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Empty(_reports);
    }

    [Fact]
    public async Task Reports_that_nobody_listens_to_cost_the_caller_nothing()
    {
        await using var world = new World();
        world.Server(Reporting(10, TimeSpan.FromSeconds(1), world));

        Assert.Equal("done", await world.Completes(world.Client().Do("work")));
    }

    private static Script Reporting(int count, TimeSpan each, World world) => new(async job =>
    {
        for (var number = 0; number < count; number++)
        {
            job.Progress!.Report(number);
            await Task.Delay(each, world.Time);
        }

        return "done";
    });
}
