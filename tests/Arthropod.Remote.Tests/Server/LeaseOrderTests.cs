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
}
