using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Answers that their callers' inboxes do not take for long: the work that made them is not done again.</summary>
public sealed class UnsentAnswersTests
{
    [Fact]
    public async Task An_answer_that_no_inbox_takes_for_an_hour_is_sent_then_and_the_work_is_not_done_again()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        world.Server(script);
        var call = world.Client(options => options.Timeout = TimeSpan.FromHours(3)).Do("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Refuse(TransportError.Unavailable, int.MaxValue);

        world.Advance(TimeSpan.FromHours(1));
        world.Queue.ClearFaults();

        Assert.Equal("work", await world.Completes(call));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task An_answer_that_is_refused_for_half_an_hour_is_sent_then_and_the_call_is_no_dead_letter()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        world.Server(script);
        var call = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Refuse(TransportError.AccessDenied, int.MaxValue);

        world.Advance(TimeSpan.FromMinutes(30));
        world.Queue.ClearFaults();

        Assert.Equal("work", await world.Completes(call));
        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task An_answer_is_remembered_until_its_request_comes_back_however_long_messages_are_leased()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script, static server => server.Visibility = TimeSpan.FromMinutes(30));
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Refuse(TransportError.AccessDenied, int.MaxValue);
        var call = world.Client(static options => options.Timeout = TimeSpan.FromHours(6)).Do("work");

        world.Advance(TimeSpan.FromHours(1));
        world.Queue.ClearFaults();

        Assert.Equal("work", await world.Completes(call));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task Answers_that_wait_for_a_missing_inbox_hold_no_other_caller_up()
    {
        await using var world = new World();
        world.Server(Script.Echo(), static server => server.MaxConcurrency = 10);
        var gone = world.Peer();
        world.Queue.Drop(gone.Inbox);
        for (var call = 0; call < 3000; call++)
        {
            gone.Send(gone.Request());
        }

        world.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal("work", await world.Completes(world.Client().Do("work"), TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task An_inbox_that_was_waited_for_in_vain_is_waited_for_a_quarter_of_a_minute_and_found_when_it_is_back()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var gone = world.Peer();
        world.Queue.Drop(gone.Inbox);
        gone.Send(gone.Request());
        world.Advance(TimeSpan.FromMinutes(3));
        Assert.Empty(world.Queue["work"].Messages);

        gone.Send(gone.Request());
        world.Advance(TimeSpan.FromSeconds(30));
        Assert.Empty(world.Queue["work"].Messages);

        var back = world.Peer(gone.Inbox);
        back.Send(back.Request());
        world.Until(() => back.Final is not null, TimeSpan.FromSeconds(5));
    }
}
