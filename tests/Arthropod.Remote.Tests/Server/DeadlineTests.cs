using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A request that nobody waits for any more is answered and not carried out.</summary>
public sealed class DeadlineTests
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Theory]
    [InlineData(0)]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task A_request_received_after_its_deadline_is_answered_and_not_run_whatever_the_servers_clock_says(int skewHours)
    {
        await using var world = new World();
        world.Queue.ClockSkew = TimeSpan.FromHours(skewHours);
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = Minute });

        world.Advance(Minute + TimeSpan.FromSeconds(3));
        world.Server(script);
        world.Until(() => peer.Final is not null, TimeSpan.FromSeconds(1));

        var error = Assert.IsType<ErrorFrame>(peer.Final);
        Assert.Equal(ServerErrorKind.DeadlineExceeded, error.ErrorKind);
        Assert.Contains("had passed when the request was received", error.Error.Message, StringComparison.Ordinal);
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Empty(world.Queue["work-dlq"].Messages);
        Assert.Equal(1, world.Counters["arthropod.server.requests.late"]);
        Assert.Single(world.Log.Of(2050));
    }

    [Fact]
    public async Task A_request_received_just_before_its_deadline_is_run()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = Minute });

        world.Advance(Minute - TimeSpan.FromSeconds(1));
        world.Server(script);
        world.Until(() => peer.Final is ResultFrame, TimeSpan.FromSeconds(1));

        Assert.Equal(0, world.Counters["arthropod.server.requests.late"]);
    }

    [Fact]
    public async Task A_request_that_a_server_leaves_to_others_after_its_deadline_is_not_run_by_them()
    {
        await using var world = new World();
        var first = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var leaving = world.Server(first);
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = Minute });
        world.Until(() => first.Jobs.Count == 1);
        world.Advance(Minute * 2);

        var second = Script.Echo();
        leaving.Stop(TimeSpan.FromSeconds(1));
        world.Server(second);
        world.Until(() => peer.Final is not null, TimeSpan.FromSeconds(1));

        Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
        Assert.Empty(second.Jobs);
    }

    [Fact]
    public async Task A_request_that_waits_for_a_slot_until_after_its_deadline_is_not_run()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(job.Order == "long" ? TimeSpan.FromMinutes(5) : TimeSpan.Zero, world.Time);
            return job.Order;
        });
        world.Server(script, server => server.MaxConcurrency = 1);
        var peer = world.Peer();
        peer.Send(peer.Request(order: "long"));
        world.Until(() => script.Jobs.Count == 1);
        var late = peer.Request() with { TimeLeft = Minute };
        peer.Send(late);

        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal("long", Assert.Single(script.Jobs).Order);
        Assert.Equal(ServerErrorKind.DeadlineExceeded, peer.Frames.OfType<ErrorFrame>().Single(error => error.CallId == late.CallId).ErrorKind);
    }

    [Fact]
    public async Task A_request_that_came_back_from_a_server_that_died_keeps_its_deadline()
    {
        await using var world = new World();
        var first = world.Server(Script.Takes(TimeSpan.FromHours(1), world.Time));
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = TimeSpan.FromSeconds(30) });
        world.Advance(TimeSpan.FromSeconds(5));
        first.Kill();

        var script = Script.Echo();
        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(2));

        Assert.Empty(script.Jobs);
        Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
    }

    [Fact]
    public async Task A_request_that_was_replaced_keeps_its_deadline()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var first = world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = TimeSpan.FromMinutes(10) });
        world.Advance(TimeSpan.FromMinutes(8));
        first.Stop(TimeSpan.Zero);
        Assert.Single(world.Queue["work"].Messages);

        world.Advance(TimeSpan.FromMinutes(3));
        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Single(script.Jobs);
        Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
    }

    [Fact]
    public async Task A_late_request_of_a_method_that_the_server_does_not_know_is_not_left_for_others()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo") with { TimeLeft = Minute });

        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(3));

        Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_late_request_without_a_caller_is_found_among_the_dead_letters()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        var sent = peer.Send(peer.Request("Leave") with { ReplyTo = null, TimeLeft = Minute });

        world.Advance(Minute * 2);
        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        Assert.Empty(script.Jobs);
        var letter = DeadLetter.Of(world);
        Assert.Equal((sent.Body, "deadline"), (letter.Body, letter.Kind));
        Assert.Equal(1, world.Counters["arthropod.server.requests.late"]);
    }

    [Fact]
    public async Task Late_requests_of_a_caller_that_is_gone_do_not_hold_up_the_others()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var dead = world.Peer("arthropod-inbox-00000000000000000000000000000000");
        for (var number = 0; number < 20; number++)
        {
            dead.Send(dead.Request() with { TimeLeft = Minute });
        }

        world.Queue.Drop(dead.Inbox);
        world.Advance(Minute * 2);
        world.Server(script, server => server.MaxConcurrency = 1);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Empty(script.Jobs);
        Assert.Equal(20, world.Counters["arthropod.server.requests.late"]);
    }

    [Fact]
    public async Task A_late_request_whose_answer_cannot_be_sent_is_not_deleted()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = Minute });
        world.Queue.On(RequestKind.Send, peer.Inbox).Refuse(TransportError.AccessDenied);

        world.Advance(Minute * 2);
        world.Server(script);
        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(world.Queue["work"].Messages);

        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromMinutes(2));
        Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
    }

    [Fact]
    public async Task A_retry_that_would_begin_after_the_deadline_is_not_made_and_the_error_is_the_answer()
    {
        await using var world = new World();
        var script = new Script(job => throw job.Context.Retry(TimeSpan.FromSeconds(job.Context.Attempt == 1 ? 10 : 60), new IOException("The disk is full.")));
        world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = Minute });

        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(12));

        Assert.Equal(2, script.Jobs.Count);
        var error = Assert.IsType<ErrorFrame>(peer.Final);
        Assert.Equal((ServerErrorKind.Implementation, "The disk is full."), (error.ErrorKind, error.Error.Message));
    }

    [Fact]
    public async Task A_retry_that_would_begin_after_the_deadline_of_a_call_without_a_caller_goes_to_the_dead_letters()
    {
        await using var world = new World();
        world.Server(new Script(static job => throw job.Context.Retry(TimeSpan.FromMinutes(2), new IOException("The disk is full."))));
        var peer = world.Peer();
        peer.Send(peer.Request("Leave") with { ReplyTo = null, TimeLeft = Minute });

        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(1));

        var letter = DeadLetter.Of(world);
        Assert.Equal(("deadline", "Attempt 1 failed, and another one would begin after the call's deadline."), (letter.Kind, letter.Reason));
        Assert.Equal(("System.IO.IOException", "The disk is full."), letter.Error);
    }

    [Fact]
    public async Task A_call_that_is_given_back_after_its_deadline_is_not_begun_again()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var first = world.Server(script);
        var peer = world.Peer();
        peer.Send(peer.Request() with { TimeLeft = Minute });
        world.Advance(TimeSpan.FromMinutes(10));
        var next = Script.Echo();
        world.Server(next);

        first.Stop(TimeSpan.Zero);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Empty(next.Jobs);
        Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(peer.Final).ErrorKind);
    }

    [Fact]
    public async Task The_second_message_of_a_late_call_is_not_run_either()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var peer = world.Peer();
        var request = peer.Request() with { TimeLeft = Minute };
        peer.Send(request);
        peer.Send(request);

        world.Advance(Minute * 2);
        world.Server(script, server => server.MaxConcurrency = 2);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Empty(script.Jobs);
        Assert.All(peer.Frames, frame => Assert.Equal(ServerErrorKind.DeadlineExceeded, Assert.IsType<ErrorFrame>(frame).ErrorKind));
        Assert.Equal(2, world.Counters["arthropod.server.requests.late"]);
    }
}
