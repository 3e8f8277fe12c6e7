using Arthropod.Remote.Hosting;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Server;

public sealed class ShutdownTests
{
    private const int Released = 2012;
    private static readonly TimeSpan ShutdownTime = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Running_work_finishes_and_nothing_new_is_taken()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(20), world.Time);
        var node = world.Server(script, server => server.MaxConcurrency = 1);
        var client = world.Client();
        var running = client.Do("running");
        world.Until(() => script.Jobs.Count == 1);
        var waiting = client.Do("waiting");

        node.Stop(ShutdownTime);

        Assert.Equal("running", await world.Completes(running, TimeSpan.FromSeconds(1)));
        world.Advance(TimeSpan.FromMinutes(5));
        Assert.Single(script.Jobs);
        Assert.False(waiting.IsCompleted);
    }

    [Fact]
    public async Task An_idle_server_stops_at_once()
    {
        await using var world = new World();
        var node = world.Server(Script.Echo());
        world.Advance(TimeSpan.FromSeconds(5));
        var before = world.Time.GetUtcNow();

        node.Stop(ShutdownTime);

        Assert.InRange(world.Time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromMilliseconds(100));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_cannot_finish_is_released_at_once_and_another_server_finishes_it(bool heedsItsToken)
    {
        await using var world = new World();
        var slow = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromHours(1), world.Time, heedsItsToken ? job.CancellationToken : default);
            return "slow";
        });
        var leaving = world.Server(slow, server => server.MaxConcurrency = 2);
        var client = world.Client();
        var calls = new[] { client.Do("one"), client.Do("two") };
        world.Until(() => slow.Jobs.Count == 2);

        var before = world.Time.GetUtcNow();
        leaving.Stop(ShutdownTime);
        Assert.InRange(world.Time.GetUtcNow() - before, ShutdownTime, ShutdownTime + TimeSpan.FromSeconds(1));
        Assert.All(slow.Jobs, job => Assert.True(job.CancellationToken.IsCancellationRequested));
        Assert.Equal(2, world.Queue["work"].Visible.Count());
        Assert.Single(world.Log.Of(2012));

        var second = Script.Echo();
        world.Server(second);
        await world.Completes(calls, TimeSpan.FromSeconds(1));
        Assert.All(second.Jobs, job => Assert.Equal(1, job.Context.Attempt));

        world.Advance(TimeSpan.FromHours(2));
        Assert.Equal(2, second.Jobs.Count);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task Work_that_blocks_its_thread_is_released_too()
    {
        await using var world = new World();
        Node? leaving = null;
        var visibleAtTheEnd = -1;
        var blocking = new Script(job =>
        {
            // The thread never comes back, as far as the process is concerned: all of its end happens meanwhile.
            leaving!.Stop(ShutdownTime);
            visibleAtTheEnd = world.Queue["work"].Visible.Count();
            return Task.FromResult(job.Order);
        });
        leaving = world.Server(blocking);
        var call = world.Client().Do("work");
        world.Until(() => visibleAtTheEnd >= 0);

        Assert.Equal(1, visibleAtTheEnd);
        Assert.False(call.IsCompleted);
        world.Server(Script.Echo());
        Assert.Equal("work", await world.Completes(call, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_callback_that_throws_when_its_token_is_cancelled_hinders_no_release()
    {
        await using var world = new World();
        var slow = new Script(async job =>
        {
            await using var registration = job.CancellationToken.Register(static () => throw new InvalidOperationException("treacherous"));
            await Task.Delay(TimeSpan.FromHours(1), world.Time);
            return "slow";
        });
        var leaving = world.Server(slow, server => server.MaxConcurrency = 2);
        var client = world.Client();
        var calls = new[] { client.Do("one"), client.Do("two") };
        world.Until(() => slow.Jobs.Count == 2);

        leaving.Stop(ShutdownTime);

        Assert.Equal(2, world.Queue["work"].Visible.Count());
        Assert.Equal(2, world.Log.Of(2015).Count());
        world.Server(Script.Echo());
        await world.Completes(calls, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task An_answer_that_cannot_be_sent_does_not_hold_the_shutdown_up()
    {
        await using var world = new World();
        var node = world.Server(Script.Echo());
        var call = world.Client().Do("work");
        world.Queue.On(RequestKind.Send, "arthropod-inbox-").Refuse(TransportError.Unavailable, 10_000);
        world.Advance(TimeSpan.FromSeconds(2));
        var before = world.Time.GetUtcNow();

        node.Stop(ShutdownTime);

        Assert.InRange(world.Time.GetUtcNow() - before, ShutdownTime, ShutdownTime + TimeSpan.FromSeconds(5));
        Assert.Single(world.Queue["work"].Messages);
        Assert.False(call.IsCompleted);
    }

    [Theory]
    [InlineData(nameof(RequestKind.Send), "arthropod-inbox-")]
    [InlineData(nameof(RequestKind.Send), "work-dlq")]
    [InlineData(nameof(RequestKind.Delete), "work")]
    public async Task What_could_not_be_done_is_not_tried_again_once_the_server_has_ended(string kind, string queue)
    {
        await using var world = new World();
        var node = world.Server(Script.Echo());
        _ = world.Client().Do("work");
        var peer = world.Peer("other-inbox");
        var tried = Enum.Parse<RequestKind>(kind);
        world.Queue.On(tried, queue).Refuse(TransportError.Unavailable, int.MaxValue);
        peer.Send("no envelope");
        world.Advance(TimeSpan.FromSeconds(2));

        node.Stop(ShutdownTime);
        var tries = world.Queue.Count(tried, queue);
        world.Advance(TimeSpan.FromMinutes(20));

        Assert.InRange(tries, 10, int.MaxValue);
        Assert.Equal(tries, world.Queue.Count(tried, queue));
        Assert.NotEmpty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_queue_service_that_does_not_answer_does_not_hold_the_shutdown_up()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script);
        _ = world.Client().Do("work");
        world.Until(() => script.Jobs.Count == 1);
        world.Queue.On(RequestKind.ChangeVisibility).Hang(100);
        var before = world.Time.GetUtcNow();

        node.Stop(ShutdownTime);

        Assert.InRange(world.Time.GetUtcNow() - before, ShutdownTime, ShutdownTime + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public async Task A_result_that_comes_in_time_although_the_shutdown_time_is_over_is_sent()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromSeconds(29.9), world.Time);
        var node = world.Server(script);
        var call = world.Client().Do("just");
        world.Until(() => script.Jobs.Count == 1);

        node.Stop(ShutdownTime);

        Assert.Equal("just", await world.Completes(call, TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task Services_that_stop_later_may_still_call()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var node = world.ClientNode();
        node.Start();
        await world.Completes(node.Get<IWorker>().Do("before"));

        var stopping = world.Run(() => node.Services.GetServices<IHostedService>().Single().StopAsync(default));
        await world.Completes(stopping);

        Assert.Equal("late", await world.Completes(node.Get<IWorker>().Do("late"), TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_caller_that_is_gone_is_not_waited_for_with_word_that_its_request_is_not_understood()
    {
        await using var world = new World();
        var server = world.Server(Script.Echo());
        var peer = world.Peer();
        peer.Send(peer.Request("Undo"));
        world.Until(() => peer.Frames.Count > 0);
        world.Queue.Drop(peer.Inbox);
        world.Advance(TimeSpan.FromSeconds(5));
        var before = world.Time.GetUtcNow();

        server.Stop();

        Assert.InRange(world.Time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task What_the_shutdown_has_released_does_not_begin_whenever_it_comes()
    {
        for (var steps = 0; steps < 40; steps++)
        {
            await using var world = new World();
            var begunAfterRelease = false;
            var node = world.Server(new Script(job =>
            {
                begunAfterRelease |= world.Log.Of(Released).Any();
                return Task.FromResult("done");
            }));
            var isDelivered = false;
            world.Queue.Delivering = (_, _, _) => isDelivered = true;
            _ = world.Client().Do("work");
            while (!isDelivered)
            {
                world.Step();
            }

            for (var step = 0; step < steps; step++)
            {
                world.Step();
            }

            _ = node.Services.GetRequiredKeyedService<RemoteNode>("").Server.StopAsync(new CancellationToken(canceled: true));
            world.Advance(TimeSpan.FromSeconds(30));

            Assert.False(begunAfterRelease, $"Stopped after {steps} steps.");
        }
    }
}
