using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Client;

public sealed class SendingTests
{
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    [Fact]
    public async Task A_refusal_fails_the_call_at_once_and_says_what_the_transport_says()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.AccessDenied, 100);

        var exception = await Fails(world, world.Client().Do("work"), Soon);

        Assert.EndsWith("was denied: The fake refuses Send on 'work'.", exception.Message, StringComparison.Ordinal);
        Assert.False(exception.MayHaveBeenSent);
        Assert.NotEqual(Guid.Empty, exception.CallId);
        Assert.Equal(1, world.Queue.Count(RequestKind.Send, "work"));
    }

    [Fact]
    public async Task A_send_without_an_answer_is_repeated_with_the_same_call_until_the_send_deadline_and_may_have_been_sent()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").DropAnswer(1000);

        var exception = await Fails(world, world.Client().Do("work"), TimeSpan.FromSeconds(36));

        Assert.True(exception.MayHaveBeenSent);
        Assert.Contains("may have been sent", exception.Message, StringComparison.Ordinal);
        Assert.InRange(world.Time.GetUtcNow() - VirtualTime.Beginning, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
        var requests = world.ManualServer().Requests(2);
        Assert.Single(requests.Select(request => request.CallId).Distinct());
    }

    [Fact]
    public async Task A_call_that_is_twice_in_the_queue_is_answered_once()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(2), world.Time);
        world.Server(script, server => server.MaxConcurrency = 2);
        world.Queue.On(RequestKind.Send, "work").DropAnswer();

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello")));

        world.Advance(TimeSpan.FromSeconds(10));
        Assert.Single(script.Jobs);
        Assert.Equal(1, world.Counters["arthropod.client.frames.dropped:late"]); // Result
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task Throttling_until_the_send_deadline_has_certainly_not_sent_the_call()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled, 1000);

        var exception = await Fails(world, world.Client().Do("work"), TimeSpan.FromSeconds(36));

        Assert.False(exception.MayHaveBeenSent);
        Assert.Contains("was not sent", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Throttled", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(RequestKind.Find))]
    [InlineData(nameof(RequestKind.Create))]
    public async Task Throttling_for_a_while_before_the_queues_are_seen_to_fails_no_call(string kind)
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(Enum.Parse<RequestKind>(kind)).Refuse(TransportError.Throttled, 5);

        Assert.Equal("hello", await world.Completes(world.Client().Do("hello"), TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_queue_service_that_cannot_be_reached_fails_the_call_at_the_send_deadline()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Find).Refuse(TransportError.Unavailable, 1000);

        var exception = await Fails(world, world.Client().Do("work"), TimeSpan.FromSeconds(36));

        Assert.False(exception.MayHaveBeenSent);
        Assert.InRange(world.Time.GetUtcNow() - VirtualTime.Beginning, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
    }

    [Fact]
    public async Task Arguments_above_the_limit_fail_the_call_with_size_and_limit_and_nothing_is_sent()
    {
        await using var world = new World();

        var exception = await Fails(world, world.Client().Do(new string('x', 800_000)), Soon);

        Assert.Contains("1,066,", exception.Message, StringComparison.Ordinal);
        Assert.Contains("1,048,576", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was sent", exception.Message, StringComparison.Ordinal);
        Assert.False(exception.MayHaveBeenSent);
        Assert.Equal(0, world.Queue.Count(RequestKind.Send));
    }

    [Fact]
    public async Task The_limit_is_the_queues_own_less_what_a_dead_letter_copy_needs()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue["work"].MaxMessageBytes = 262_144;
        var client = world.Client();

        var exception = await Fails(world, client.Do(new string('x', 190_500)), Soon);
        Assert.Contains("262,144", exception.Message, StringComparison.Ordinal);

        Assert.Equal(190_000, (await world.Completes(client.Do(new string('x', 190_000)))).Length);
    }

    [Fact]
    public async Task A_size_is_counted_in_bytes_not_in_characters()
    {
        await using var world = new World();

        await Fails(world, world.Client().Do(new string('€', 270_000)), Soon);

        Assert.Equal(0, world.Queue.Count(RequestKind.Send));
    }

    [Fact]
    public async Task Headers_travel_and_count_towards_the_size()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var client = world.Client();
        var headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "blå" };

        await world.Completes(client.WithOptions(new RemoteCallOptions { Headers = headers }).Do("hello"));
        headers["tenant"] = new string('x', 1_000_000);
        await Fails(world, client.WithOptions(new RemoteCallOptions { Headers = headers }).Do("hello"), Soon);

        Assert.Equal("blå", script.Jobs.Single().Context.Headers["tenant"]);
    }

    [Fact]
    public async Task A_queue_that_was_deleted_is_created_again_for_the_next_call()
    {
        await using var world = new World();
        var node = world.Server(Script.Echo());
        var client = world.Client();
        await world.Completes(client.Do("before"));
        world.Queue.Drop("work");
        world.Advance(TimeSpan.FromSeconds(61));

        Assert.Equal("after", await world.Completes(client.Do("after"), TimeSpan.FromMinutes(1)));
        Assert.NotNull(node);
    }

    [Fact]
    public async Task A_call_right_after_its_queue_was_deleted_waits_until_the_name_can_be_used_again()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = world.Client(options => options.SendTimeout = TimeSpan.FromSeconds(90));
        await world.Completes(client.Do("before"));
        world.Queue.Drop("work");
        var dropped = world.Time.GetUtcNow();

        Assert.Equal("after", await world.Completes(client.Do("after"), TimeSpan.FromMinutes(2)));

        Assert.True(world.Time.GetUtcNow() - dropped >= TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task A_name_that_cannot_be_used_again_before_the_send_deadline_fails_the_call_then()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = world.Client();
        await world.Completes(client.Do("before"));
        world.Queue.Drop("work");
        var dropped = world.Time.GetUtcNow();

        var exception = await Fails(world, client.Do("after"), TimeSpan.FromSeconds(36));

        Assert.False(exception.MayHaveBeenSent);
        Assert.Contains("was deleted a moment ago", exception.Message, StringComparison.Ordinal);
        Assert.InRange(world.Time.GetUtcNow() - dropped, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(36));
    }

    [Fact]
    public async Task A_queue_that_is_found_and_yet_missing_for_a_while_fails_no_call()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = world.Client();
        await world.Completes(client.Do("before"));
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.QueueMissing, 5);

        Assert.Equal("after", await world.Completes(client.Do("after"), TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public async Task A_queue_that_was_deleted_with_Verify_fails_the_call_with_its_name_and_what_to_do()
    {
        await using var world = new World();
        world.Server(Script.Echo()).Kill();
        var client = world.Client(options => options.Provisioning = Provisioning.Verify);
        await Fails(world, client.WithOptions(new RemoteCallOptions()).Do(new string('x', 800_000)), Soon);
        world.Queue.Drop("work");

        var exception = await Fails(world, client.Do("after"), Soon);

        Assert.Contains("Queue 'work' does not exist and Provisioning is Verify. Create it, or set Provisioning to Create.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_missing_with_None_fails_the_call()
    {
        await using var world = new World();

        var exception = await Fails(world, world.Client(options => options.Provisioning = Provisioning.None).Do("work"), Soon);

        Assert.Contains("Queue 'work' does not exist", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, world.Queue.Count(RequestKind.Find, "work"));
    }

    [Fact]
    public async Task A_call_without_a_result_completes()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);

        await world.Completes(world.Client().Note("noted"), Soon);

        Assert.Equal("noted", script.Jobs.Single().Order);
    }

    private static Task<RemoteSendException> Fails(World world, Task call, TimeSpan atMost) =>
        Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(call, atMost));
}
