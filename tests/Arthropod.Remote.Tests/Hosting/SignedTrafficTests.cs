using Arthropod.Remote.Hosting;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Tests.Hosting;

/// <summary>Processes that sign: they understand one another, and nobody else.</summary>
public sealed class SignedTrafficTests
{
    private static readonly SigningKey Key = new("2026-11", new byte[32]);
    private static readonly SigningKey OtherKey = new("2026-12", new byte[32]);

    [Fact]
    public async Task A_call_goes_and_comes_signed()
    {
        await using var world = new World();
        Server(world, Key);
        var reports = new List<int>();

        var answer = await world.Completes(Client(world, Key).Do("order", new InlineProgress<int>(reports.Add)));

        Assert.Equal("order", answer);
        Assert.Equal([1], reports);
    }

    [Fact]
    public async Task A_caller_without_a_key_is_told_and_its_request_is_kept_as_a_dead_letter()
    {
        await using var world = new World();
        var server = Server(world, Key);

        var exception = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(Client(world).Do("order")));

        Assert.Equal(ServerErrorKind.DeadLettered, exception.Kind);
        Assert.Contains("It is not signed", exception.Message, StringComparison.Ordinal);
        Assert.Single(world.Queue["work-dlq"].Messages);
        Assert.Empty(server.Get<Script>().Jobs);
    }

    [Fact]
    public async Task An_answer_that_is_not_signed_is_dropped_counted_and_logged_with_what_to_check()
    {
        await using var world = new World();
        Server(world);
        var call = Client(world, Key).Do("order");

        world.Until(() => world.Counters["arthropod.inbox.messages.dropped"] > 0);

        Assert.False(call.IsCompleted);
        Assert.Contains(world.Log.Entries, entry =>
            entry.Level == LogLevel.Warning && entry.Text.Contains("Does its sender call SignEnvelopes with the same keys?", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_copy_of_an_old_request_is_not_carried_out_again()
    {
        await using var world = new World();
        var server = Server(world, Key);
        string? body = null;
        var confirmed = world.Queue.SendConfirmed;
        world.Queue.SendConfirmed = (queue, message) =>
        {
            body = queue == "work" ? message.Body : body;
            confirmed(queue, message);
        };
        await world.Completes(Client(world, Key).Do("order"));
        world.Advance(TimeSpan.FromMinutes(6));

        world.Queue.Put("work", body!);
        world.Until(() => world.Queue["work-dlq"].Messages.Count > 0);

        Assert.Single(server.Get<Script>().Jobs);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Nobody_without_a_key_ends_the_call_of_another_by_what_is_refused(bool isCopy)
    {
        await using var world = new World();
        var slow = Script.Takes(TimeSpan.FromMinutes(20), world.Time);
        Server(world, slow, Key);
        var call = Client(world, Key).Do("order");
        world.Until(() => slow.Jobs.Count == 1);
        var body = world.Queue["work"].Messages.Single().Body;
        world.Advance(TimeSpan.FromMinutes(10));

        world.Queue.Put("work", isCopy ? body : EnvelopeWriter.Write(EnvelopeReader.Read(body)[0]));

        Assert.Equal("order", await world.Completes(call));
        Assert.Single(slow.Jobs);
        Assert.Equal(1, world.Counters["arthropod.inbox.messages.dropped"]);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_call_may_wait_for_days()
    {
        await using var world = new World();
        var call = Client(world, Key).WithOptions(new RemoteCallOptions { Timeout = Timeout.InfiniteTimeSpan }).Do("order");
        world.Advance(TimeSpan.FromDays(3));
        Server(world, Key);

        Assert.Equal("order", await world.Completes(call));
    }

    [Fact]
    public async Task A_request_and_an_answer_that_throttling_held_up_are_signed_when_they_are_sent()
    {
        await using var world = new World();
        Server(world, Key);
        var client = world.Node(remote => remote.AddClient<IWorker>().SignEnvelopes(Key).Configure(options => options.SendTimeout = TimeSpan.FromHours(1)));
        world.Queue.On(RequestKind.Send).Refuse(TransportError.Throttled, times: int.MaxValue);
        var call = client.Get<IWorker>().Do("order");
        world.Advance(TimeSpan.FromMinutes(10));
        world.Queue.ClearFaults();
        world.Until(() => world.Counters["arthropod.server.dead_letters"] > 0 || call.IsCompleted);

        Assert.Equal("order", await world.Completes(call));
    }

    [Fact]
    public async Task An_answer_that_is_tried_for_ten_minutes_is_signed_anew_at_each_try()
    {
        await using var world = new World();
        Server(world, Key);
        world.Queue.On(RequestKind.Send, QueueNames.InboxMarker).Refuse(TransportError.Throttled, times: int.MaxValue);
        var call = Client(world, Key).Do("order");
        world.Advance(TimeSpan.FromMinutes(10));
        world.Queue.ClearFaults();

        Assert.Equal("order", await world.Completes(call, TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_call_that_a_stopping_worker_sends_again_is_signed_anew()
    {
        await using var world = new World();
        var slow = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var stopping = Server(world, slow, Key);
        var call = Client(world, Key).Do("order");
        world.Until(() => slow.Jobs.Count == 1);
        world.Advance(TimeSpan.FromMinutes(10));

        stopping.Stop();
        Server(world, Key, OtherKey);

        Assert.Equal("order", await world.Completes(call));
    }

    [Fact]
    public async Task Configuration_gives_the_keys_and_goes_before_code()
    {
        await using var world = new World();
        Server(world, OtherKey);
        var text = $"2026-12:{Convert.ToBase64String(new byte[32])}";
        var client = world.Node(
            remote => remote.AddClient<IWorker>().SignEnvelopes(Key),
            services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Arthropod:SigningKeys:0", text)]).Build()));

        Assert.Equal("order", await world.Completes(client.Get<IWorker>().Do("order")));
    }

    [Fact]
    public async Task Keys_that_are_none_are_faults_at_start_without_the_secret()
    {
        await using var world = new World();
        var node = world.Node(
            remote => remote.AddClient<IWorker>(),
            services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Arthropod:SigningKeys:0", "2026-12:hunter2!")]).Build()));

        var exception = Assert.Throws<OptionsValidationException>(node.Start);

        Assert.Contains("Arthropod:SigningKeys:0", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_keys_of_one_id_are_a_fault_at_start()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddClient<IWorker>().SignEnvelopes(Key, Key));

        Assert.Contains("There are 2 signing keys '2026-11'", Assert.Throws<OptionsValidationException>(node.Start).Message, StringComparison.Ordinal);
    }

    // One environment variable instead of a list would otherwise be a process that signs nothing and takes everything.
    [Theory]
    [InlineData("2026-12:hunter2hunter2hunter2hunter2hunter2hunter2+w==")]
    [InlineData("")]
    public async Task Keys_in_configuration_that_are_no_list_are_a_fault_at_start_and_not_the_end_of_signing(string text)
    {
        await using var world = new World();
        var node = world.Node(
            remote => remote.AddClient<IWorker>().SignEnvelopes(Key),
            services => services.AddSingleton<IConfiguration>(new ConfigurationBuilder()
                .AddInMemoryCollection([new("Arthropod:SigningKeys", text)]).Build()));

        var exception = Assert.Throws<OptionsValidationException>(node.Start);

        Assert.Contains("Arthropod:SigningKeys:0", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter2", exception.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signing_without_a_key_is_refused()
    {
        await using var world = new World();

        Assert.Throws<ArgumentException>(() => world.Node(remote => remote.AddClient<IWorker>().SignEnvelopes()));
    }

    private static IWorker Client(World world, params SigningKey[] keys) =>
        world.Node(remote => Sign(remote.AddClient<IWorker>(), keys)).Get<IWorker>();

    private static ArthropodBuilder Sign(ArthropodBuilder remote, SigningKey[] keys) => keys.Length == 0 ? remote : remote.SignEnvelopes(keys);

    private static Node Server(World world, params SigningKey[] keys) => Server(
        world,
        new Script(static job =>
        {
            job.Progress?.Report(1);
            return Task.FromResult(job.Order);
        }),
        keys);

    private static Node Server(World world, Script script, params SigningKey[] keys)
    {
        var node = world.Node(
            remote => Sign(remote.AddServer<IWorker, Worker>(), keys),
            services => services.AddSingleton(script));
        node.Start();
        return node;
    }
}
