using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A message can be leased for twelve hours from its receipt, however often it is renewed (Amazon SQS).</summary>
public sealed class LeaseLimitTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    [Fact]
    public async Task Work_that_is_told_after_eleven_hours_and_three_quarters_and_ends_soon_runs_once_and_is_answered()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(Longest - TimeSpan.FromMinutes(6), world.Time);
            return $"{job.Order} {job.Context.CancellationReason}";
        });
        world.Server(script);
        world.Server(script);

        var call = world.Client(options => options.Timeout = TimeSpan.FromDays(1)).Do("long");

        Assert.Equal("long LeaseLimit", await world.Completes(call, Longest));
        Assert.Single(script.Jobs);
        Assert.Empty(world.Log.Of(2003));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Longer_work_is_cancelled_with_the_reason_and_then_dead_lettered_and_not_tried_again(bool heedsItsToken)
    {
        await using var world = new World();
        var cancelledAt = default(DateTimeOffset?);
        var reason = RemoteCancellationReason.None;
        var script = new Script(async job =>
        {
            await using var registration = job.CancellationToken.UnsafeRegister(
                _ => (cancelledAt, reason) = (world.Time.GetUtcNow(), job.Context.CancellationReason), null);
            await Task.Delay(TimeSpan.FromHours(20), world.Time, heedsItsToken ? job.CancellationToken : default);
            return job.Order;
        });
        world.Server(script, server => server.Retry = RetryMode.OnError);
        var call = world.Client(options => options.Timeout = TimeSpan.FromDays(1)).Do("too long");
        world.Until(() => script.Jobs.Count == 1);
        var begun = world.Time.GetUtcNow();

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call, Longest));

        Assert.InRange(cancelledAt!.Value - begun, TimeSpan.FromHours(11.74), TimeSpan.FromHours(11.75));
        Assert.Equal(RemoteCancellationReason.LeaseLimit, reason);
        var ended = TimeSpan.FromMinutes(heedsItsToken ? 0 : 10);
        Assert.InRange(world.Time.GetUtcNow() - cancelledAt.Value, ended, ended + TimeSpan.FromSeconds(5));
        Assert.Equal(ServerErrorKind.DeadLettered, error.Kind);
        Assert.Contains("12:00:00", error.Message, StringComparison.Ordinal);
        world.Advance(TimeSpan.FromHours(10));
        Assert.Equal("lease-limit", DeadLetter.Of(world).Kind);
        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_message_that_came_again_while_it_ran_is_worked_on_no_longer_than_from_its_first_receipt()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromHours(13), world.Time);
            return job.Order;
        });
        world.Server(script, server => server.MaxConcurrency = 2);
        var peer = world.Peer();
        peer.Send(peer.Request());
        world.Advance(TimeSpan.FromHours(6));
        world.Queue.On(RequestKind.ChangeVisibility).Refuse(TransportError.Throttled, int.MaxValue);
        world.Until(() => world.Counters["arthropod.server.duplicates:joined"] == 1, TimeSpan.FromMinutes(2));
        world.Queue.ClearFaults();

        world.Until(() => peer.Final is not null, TimeSpan.FromHours(6));
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(10));

        Assert.Equal("lease-limit", DeadLetter.Of(world).Kind);
        Assert.Equal(RemoteCancellationReason.LeaseLimit, Assert.Single(script.Jobs).Context.CancellationReason);
    }

    [Fact]
    public async Task All_messages_of_a_batch_are_leased_at_receipt_however_long_they_wait_for_a_thread()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            // Time goes by while nobody else can run: the only thread is blocked.
            world.Time.MoveTo(world.Time.GetUtcNow() + TimeSpan.FromSeconds(3));
            await Task.Delay(TimeSpan.FromMinutes(1), world.Time);
            return job.Order;
        });
        var client = world.Client();
        var calls = Enumerable.Range(0, 10).Select(number => client.Do($"{number}")).ToArray();
        world.Advance(TimeSpan.FromSeconds(1));

        world.Server(script, server => server.MaxConcurrency = 10);
        world.Until(() => world.Queue.Count(RequestKind.ChangeVisibility) > 0, TimeSpan.FromMinutes(1));

        Assert.Equal(10, script.Jobs.Count);
        Assert.Equal(10, world.Queue.Requests.First(request => request.Kind == RequestKind.ChangeVisibility).Entries);
        await world.Completes(calls);
    }
}
