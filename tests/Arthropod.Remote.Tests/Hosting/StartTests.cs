using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Hosting;

public sealed class StartTests
{
    [Fact]
    public async Task A_worker_that_starts_right_after_its_queue_was_deleted_serves_as_soon_as_the_name_can_be_used_again()
    {
        await using var world = new World();
        world.Server(Script.Echo()).Stop();
        world.Queue.Drop("work");

        world.Server(Script.Echo());
        world.Advance(TimeSpan.FromMinutes(2));

        Assert.Equal("served", await world.Completes(world.Client().Do("served"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_queue_that_is_missing_with_Verify_is_an_error_of_the_start_with_its_name_and_what_to_do()
    {
        await using var world = new World();
        var node = world.ServerNode(Script.Echo(), options: options => options.Provisioning = Provisioning.Verify);

        var exception = Assert.Throws<TransportException>(node.Start);

        Assert.Equal("Queue 'work' does not exist and Provisioning is Verify. Create it, or set Provisioning to Create.", exception.Message);
        Assert.Equal(0, world.Queue.Count(RequestKind.Create));
    }

    [Fact]
    public async Task Access_denied_is_an_error_of_the_start()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Create).Refuse(TransportError.AccessDenied);

        var exception = Assert.Throws<TransportException>(world.ServerNode(Script.Echo()).Start);

        Assert.Equal(TransportError.AccessDenied, exception.Error);
    }

    [Fact]
    public async Task A_queue_service_that_cannot_be_reached_yet_is_waited_for()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Create, "work").Refuse(TransportError.Unavailable, 4);

        world.Server(Script.Echo());

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromMinutes(1)));
    }

    [Fact]
    public async Task Request_queue_and_dead_letter_queue_are_created_as_they_should_be()
    {
        await using var world = new World();
        world.Server(Script.Echo(), options: options => options.Prefix = "stage-");

        var requests = world.Queue["stage-work"].Definition;
        Assert.Equal(TimeSpan.FromDays(14), requests.Retention);
        Assert.Equal("stage-work-dlq", requests.DeadLetterQueue);
        Assert.Equal(1000, requests.MaxReceiveCount);
        Assert.Equal(TimeSpan.FromDays(14), world.Queue["stage-work-dlq"].Definition.Retention);
    }

    [Fact]
    public async Task Each_process_sees_to_its_queues_once()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Server(Script.Echo());
        var client = world.Client();

        await world.Completes(Enumerable.Range(0, 5).Select(number => client.Do($"{number}")));

        // Each server for its request queue and its dead-letter queue; a caller only looks up.
        Assert.Equal(4, world.Queue.Count(RequestKind.Create, "work"));
        Assert.Equal(1, world.Queue.Count(RequestKind.Find, "work"));
    }

    [Fact]
    public async Task Receiving_that_fails_is_tried_again_with_growing_pauses()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Receive, "work").Refuse(TransportError.AccessDenied, 10);
        world.Advance(TimeSpan.FromMinutes(6));

        Assert.InRange(world.Log.Of(2001).Count(), 10, 10);
        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_queue_that_is_deleted_under_a_server_is_created_again()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Advance(TimeSpan.FromSeconds(1));

        world.Queue.Drop("work");
        world.Advance(TimeSpan.FromMinutes(3));

        Assert.True(world.Queue.Has("work"));
        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromSeconds(1)));
    }
}
