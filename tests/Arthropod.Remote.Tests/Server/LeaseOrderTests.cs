using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>I4: what is asked of one lease is asked one thing after another.</summary>
public sealed class LeaseOrderTests
{
    private static readonly TimeSpan Wait = TimeSpan.FromMinutes(20);

    [Fact]
    public async Task A_renewal_that_fails_while_a_wait_is_asked_for_does_not_end_the_wait()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        world.Server(new Script(async job =>
        {
            starts.Add(world.Time.GetUtcNow());
            if (job.Context.Attempt == 2)
            {
                return "done";
            }

            // The renewal is on its way then; it is refused, and is due again while the wait is on its way.
            await Task.Delay(TimeSpan.FromSeconds(75), world.Time);
            throw job.Context.Retry(Wait);
        }), server => server.Visibility = TimeSpan.FromMinutes(2));
        var call = world.Client().Do("work");
        world.Until(() => starts.Count == 1);
        world.Queue.Latency = TimeSpan.FromSeconds(10);
        world.Queue.On(RequestKind.ChangeVisibility, "work").Refuse(TransportError.AccessDenied);

        Assert.Equal("done", await world.Completes(call));

        Assert.InRange(starts[1] - starts[0], Wait, Wait + TimeSpan.FromMinutes(3));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_wait_whose_confirmation_is_lost_is_asked_for_again_and_makes_no_second_message(bool isDone)
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        world.Server(new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            return job.Context.Attempt == 1 ? throw job.Context.Retry(Wait) : Task.FromResult("done");
        }));
        var lost = world.Queue.On(RequestKind.ChangeVisibility, "work");
        if (isDone)
        {
            lost.DropAnswer();
        }
        else
        {
            lost.DropRequest();
        }

        Assert.Equal("done", await world.Completes(world.Client().Do("work")));

        Assert.InRange(starts[1] - starts[0], Wait, Wait + TimeSpan.FromSeconds(10));
        Assert.Equal(1, world.Queue.Count(RequestKind.Send, "work"));
    }

    [Fact]
    public async Task A_short_wait_whose_confirmations_are_all_lost_makes_no_second_message_either()
    {
        await using var world = new World();
        var script = new Script(job => job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromSeconds(1)) : Task.FromResult("done"));
        world.Server(script);
        world.Queue.On(RequestKind.ChangeVisibility, "work").DropAnswer(10);

        Assert.Equal("done", await world.Completes(world.Client().Do("work")));
        world.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(2, script.Jobs.Count);
        Assert.Equal(1, world.Queue.Count(RequestKind.Send, "work"));
    }

    [Fact]
    public async Task A_message_that_comes_back_here_before_anybody_knows_of_its_wait_is_worked_on_at_once()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        world.Server(new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            return job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromSeconds(1)) : Task.FromResult("done");
        }));
        var usual = world.Queue.Latency;
        world.Queue.On(RequestKind.ChangeVisibility, "work").DropAnswer();
        world.Queue.Changed = (_, _, _) => world.Queue.Latency = TimeSpan.FromSeconds(5);
        world.Queue.Delivering = (_, _, _) => world.Queue.Latency = usual;

        Assert.Equal("done", await world.Completes(world.Client().Do("work")));

        Assert.InRange(starts[1] - starts[0], TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(8));
    }
}
