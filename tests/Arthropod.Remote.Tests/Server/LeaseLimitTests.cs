using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A message can be leased for twelve hours from its receipt, however often it is renewed (Amazon SQS).</summary>
public sealed class LeaseLimitTests
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    [Fact]
    public async Task Work_of_nearly_twelve_hours_runs_once_and_no_renewal_asks_for_more_than_there_is()
    {
        await using var world = new World();
        var script = Script.Takes(Longest - TimeSpan.FromSeconds(10), world.Time);
        world.Server(script);
        world.Server(script);

        var call = world.Client(options => options.Timeout = TimeSpan.FromDays(1)).Do("long");

        Assert.Equal("long", await world.Completes(call, Longest));
        Assert.Single(script.Jobs);
        Assert.Empty(world.Log.Of(2003));
    }

    [Fact]
    public async Task Longer_work_is_cancelled_shortly_before_its_lease_ends_and_another_attempt_begins()
    {
        await using var world = new World();
        var script = new Script(async job =>
        {
            await Task.Delay(TimeSpan.FromHours(job.Context.Attempt == 1 ? 13 : 1), world.Time, job.CancellationToken);
            return job.Order;
        });
        var node = world.Server(script);
        var call = world.Client(options => options.Timeout = TimeSpan.FromDays(1)).Do("too long");
        world.Until(() => script.Jobs.Count == 1);
        var begun = world.Time.GetUtcNow();

        world.Until(() => script.Jobs.First().CancellationToken.IsCancellationRequested, Longest);

        Assert.InRange(world.Time.GetUtcNow() - begun, Longest - TimeSpan.FromSeconds(40), Longest);
        Assert.Empty(node.Line.Deletes);
        Assert.Contains("12:00:00", world.Log.Of(2002).Single().Text, StringComparison.Ordinal);
        Assert.Empty(world.Log.Of(2003));
        Assert.Equal("too long", await world.Completes(call, TimeSpan.FromHours(2)));
        Assert.Equal([1, 2], script.Jobs.Select(job => job.Context.Attempt));
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
