using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Client;

/// <summary>What a caller sees of a call's frames, however they arrive.</summary>
public sealed class ReplyOrderTests
{
    private readonly List<int> _reports = [];

    [Fact]
    public async Task Reports_are_handled_in_order_although_they_arrive_out_of_order_and_twice()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);

        attempt.Update(3);
        attempt.Result(4, "done");
        attempt.Update(2);
        attempt.Update(2);
        attempt.Started();
        Assert.Empty(_reports);
        attempt.Update(1);

        Assert.Equal("done", await world.Completes(call, TimeSpan.FromSeconds(1)));
        Assert.Equal([1, 2, 3], _reports);
        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:duplicate"]);
    }

    [Fact]
    public async Task A_gap_is_passed_over_after_five_seconds_and_counted()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.Started();
        attempt.Update(3);
        attempt.Update(4);

        world.Advance(TimeSpan.FromSeconds(4));
        Assert.Empty(_reports);
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal([3, 4], _reports);
        Assert.Equal(2, world.Counters["arthropod.client.frames.missing"]);
        Assert.Single(world.Log.Of(1003));
        Assert.False(call.IsCompleted);
    }

    [Fact]
    public async Task A_result_waits_for_earlier_frames_no_longer_than_five_seconds()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.Started();
        attempt.Result(2, "done");

        world.Advance(TimeSpan.FromSeconds(4));
        Assert.False(call.IsCompleted);

        Assert.Equal("done", await world.Completes(call, TimeSpan.FromSeconds(1.1)));
    }

    [Fact]
    public async Task A_result_behind_two_gaps_arrives()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.Started();
        attempt.Update(2);
        attempt.Result(4, "done");

        Assert.Equal("done", await world.Completes(call, TimeSpan.FromSeconds(5.1)));
        Assert.Equal([2], _reports);
        Assert.Equal(2, world.Counters["arthropod.client.frames.missing"]);
    }

    [Fact]
    public async Task A_gap_that_opens_while_another_closes_is_given_its_own_five_seconds()
    {
        await using var world = new World();
        var call = Call(world, out var attempt);
        attempt.Started();
        attempt.Update(2);
        world.Advance(TimeSpan.FromSeconds(4));
        attempt.Update(4);
        attempt.Update(1);
        world.Advance(TimeSpan.FromSeconds(3));
        attempt.Update(3);
        attempt.Result(5, "done");

        await world.Completes(call, TimeSpan.FromSeconds(1));

        Assert.Equal([1, 2, 3, 4], _reports);
    }

    [Fact]
    public async Task Reports_of_an_attempt_that_a_newer_one_has_replaced_are_not_shown()
    {
        await using var world = new World();
        var call = Call(world, out var first);
        first.Started();
        first.Update(1, 10);
        var second = first.Another(2, 8);
        second.Started();

        first.Update(2, 11);
        second.Update(1, 20);
        second.Result(2, "second");

        Assert.Equal("second", await world.Completes(call));
        Assert.Equal([10, 20], _reports);
        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:superseded"]);
    }

    [Fact]
    public async Task A_result_from_a_replaced_attempt_completes_the_call_and_the_later_one_is_late()
    {
        await using var world = new World();
        var call = Call(world, out var first);
        first.Started();
        var second = first.Another(2, 8);
        second.Started();

        first.Result(1, "first");
        Assert.Equal("first", await world.Completes(call));

        second.Update(1);
        second.Result(2, "second");
        Assert.Empty(_reports);
        Assert.Equal(2, world.Counters["arthropod.client.frames.dropped:late"]);
    }

    [Fact]
    public async Task A_result_that_waited_for_earlier_frames_survives_the_start_of_a_newer_attempt()
    {
        await using var world = new World();
        var call = Call(world, out var first);
        first.Started();
        first.Result(3, "first");

        first.Another(2, 8).Started();

        Assert.Equal("first", await world.Completes(call, TimeSpan.FromSeconds(6)));
    }

    private Task<string> Call(World world, out ManualAttempt attempt)
    {
        var call = world.Client().Do("work", new InlineProgress<int>(_reports.Add));
        attempt = world.ManualServer().Take();
        return call;
    }
}
