using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

public sealed class FirstCallTests
{
    [Fact]
    public async Task A_call_is_answered()
    {
        await using var world = new World();
        world.Server(Script.Echo());

        var call = world.Client().Do("hello");

        Assert.Equal("hello", await world.Completes(call));
    }

    [Fact]
    public async Task A_call_that_was_sent_before_its_server_started_is_answered()
    {
        await using var world = new World();
        var call = world.Client().Do("early");
        world.Advance(TimeSpan.FromSeconds(10));

        world.Server(Script.Echo());

        Assert.Equal("early", await world.Completes(call, TimeSpan.FromSeconds(1)));
    }
}
