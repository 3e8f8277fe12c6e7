using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

[Trait("Category", "Integration")]
public sealed class CallTests(QueueServer server) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task A_call_brings_its_progress_in_order_and_then_its_result()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();
        var reports = new List<int>();

        var result = await workshop.Count(30, new InlineProgress<int>(reports.Add)).WaitAsync(World.Deadline);

        Assert.Equal(30, result);
        Assert.Equal(Enumerable.Range(1, 30), reports);
    }

    [Fact]
    public async Task A_call_without_a_progress_handler_is_answered()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        Assert.Equal(3, await workshop.Count(3, null).WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task In_mode_latest_the_newest_report_always_arrives_before_the_result()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();
        var reports = new List<int>();

        var result = await workshop.CountQuickly(100_000, new InlineProgress<int>(reports.Add)).WaitAsync(World.Deadline);

        Assert.Equal(100_000, result);
        Assert.Equal(100_000, reports[^1]);
        Assert.Equal(reports.Order(), reports);
        Assert.InRange(reports.Count, 1, 99_999);
    }

    [Fact]
    public async Task A_ValueTask_with_and_without_a_result_is_answered()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        await workshop.Note("done").AsTask().WaitAsync(World.Deadline);
        var sum = await workshop.Add(19, 23).AsTask().WaitAsync(World.Deadline);

        Assert.Equal(["done"], world.Floor.Notes);
        Assert.Equal(42, sum);
    }

    [Fact]
    public async Task An_implementation_knows_its_call()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();
        var options = new RemoteCallOptions
        {
            Timeout = TimeSpan.FromMinutes(10),
            Headers = new Dictionary<string, string>(StringComparer.Ordinal) { ["tenant"] = "Müller ✓" },
        };

        var before = DateTimeOffset.UtcNow;
        var facts = await workshop.WithOptions(options).Describe().WaitAsync(World.Deadline);

        Assert.NotEqual(Guid.Empty, facts.CallId);
        Assert.Equal(1, facts.Attempt);
        Assert.Equal(options.Headers, facts.Headers);
        Assert.InRange(facts.Deadline!.Value, before.AddMinutes(9), before.AddMinutes(11));
    }

    [Fact]
    public async Task A_script_calls_in_three_lines()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();

        await using var remote = RemoteClient.Create(remote => world.Use(remote));
        var workshop = remote.Get<IWorkshop>();
        Assert.Equal("Hello, script!", await workshop.Greet("script").WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_call_sent_before_its_server_starts_is_answered()
    {
        await using var world = new World(server);
        var workshop = await world.StartCallerAsync();

        var call = workshop.Greet("early bird");
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 1, inFlight: 0);
        await world.StartWorkerAsync();

        Assert.Equal("Hello, early bird!", await call.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task Fifty_calls_at_once_get_each_its_own_answer()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync(options => options.MaxConcurrency = 8);
        var workshop = await world.StartCallerAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => workshop.Add(i, 1000).AsTask())).WaitAsync(World.Deadline);

        Assert.Equal(Enumerable.Range(1000, 50), answers);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }
}
