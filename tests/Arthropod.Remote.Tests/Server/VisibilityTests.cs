using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

/// <summary>How soon another server gets the call of one that has died: as the method says, unless the application does.</summary>
public sealed class VisibilityTests
{
    [Theory]
    [InlineData(null, 20)]
    [InlineData(300, 300)]
    public async Task A_call_comes_back_after_the_visibility_timeout_of_its_method(int? option, int seconds)
    {
        await using var world = new World();
        var first = world.Server(
            Script.Takes(TimeSpan.FromHours(1), world.Time),
            server =>
            {
                // No receive of its own waits for the message when it comes back.
                server.MaxConcurrency = 1;
                server.Visibility = option is null ? null : TimeSpan.FromSeconds(option.Value);
            });
        await world.Completes(world.Client().LeaveOnce("now"));
        world.Advance(TimeSpan.FromSeconds(1));
        first.Kill();

        var script = Script.Echo();
        world.Server(script, server => server.MaxAttempts = 2);
        world.Advance(TimeSpan.FromSeconds(seconds - 3));
        Assert.Empty(script.Jobs);

        world.Advance(TimeSpan.FromSeconds(4));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_lease_with_a_time_of_its_own_is_renewed_in_time()
    {
        await using var world = new World();
        var one = Script.Takes(TimeSpan.FromMinutes(10), world.Time);
        var two = Script.Echo();
        world.Server(one);
        await world.Completes(world.Client().LeaveOnce("long"));
        world.Until(() => one.Jobs.Count == 1);
        world.Server(two);

        world.Advance(TimeSpan.FromMinutes(11));

        Assert.Empty(two.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_method_without_a_time_of_its_own_costs_no_request_more()
    {
        await using var world = new World();
        world.Server(Script.Echo());

        await world.Completes(world.Client().Leave("cheap"));
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal(0, world.Queue.Count(RequestKind.ChangeVisibility, "work"));
    }
}
