using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Guarantees;

/// <summary>Deadlines and signatures are by the queue's clock, so that the caller's own may be wrong.</summary>
public sealed class CallersClockTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_callers_clock_an_hour_wrong_changes_no_deadline_and_no_answer(int hours)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(30), world.Time);
        world.Server(script);
        var worker = world.ClientWithClock(TimeSpan.FromHours(hours)).Get<IWorker>()
            .WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) });

        Assert.Equal("in time", await world.Completes(worker.Do("in time")));
        Assert.InRange(script.Jobs.Single().Context.Deadline!.Value, VirtualTime.Beginning.AddSeconds(58), VirtualTime.Beginning.AddSeconds(62));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task A_callers_clock_an_hour_wrong_leaves_its_timeout_and_the_requests_deadline_together(int hours)
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script).Stop();
        var worker = world.ClientWithClock(TimeSpan.FromHours(hours)).Get<IWorker>()
            .WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromMinutes(1) });
        var call = worker.Do("late");
        world.Advance(TimeSpan.FromSeconds(59));
        Assert.False(call.IsCompleted);
        await Assert.ThrowsAsync<RemoteTimeoutException>(() => world.Completes(call, TimeSpan.FromSeconds(2)));

        world.Advance(TimeSpan.FromSeconds(5));
        world.Server(script);
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Empty(script.Jobs);
        Assert.Equal(1, world.Counters["arthropod.server.requests.late"]);
    }

    [Theory]
    [InlineData(1, 20, true)]
    [InlineData(-1, 40, false)]
    public async Task A_callers_clock_that_is_set_while_a_request_is_sent_moves_no_send_deadline(int hours, int throttledFor, bool isSent)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var node = world.ClientWithClock(TimeSpan.Zero);
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled, int.MaxValue);
        var call = node.Get<IWorker>().Do("work");
        world.Advance(TimeSpan.FromSeconds(5));

        ((SkewedTime)node.Services.GetRequiredService<TimeProvider>()).Ahead = TimeSpan.FromHours(hours);
        world.Advance(TimeSpan.FromSeconds(throttledFor - 5));
        world.Queue.ClearFaults();

        if (isSent)
        {
            Assert.Equal("work", await world.Completes(call));
        }
        else
        {
            await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(call, TimeSpan.FromSeconds(1)));
        }
    }
}
