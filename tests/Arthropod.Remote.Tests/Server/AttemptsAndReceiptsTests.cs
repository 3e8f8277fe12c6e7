using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>
/// What counts against a call: attempts that are known to have been made, and, with a bound of their own, receipts of which
/// nobody knows what came of them.
/// </summary>
public sealed class AttemptsAndReceiptsTests
{
    private const RequestKind Receive = RequestKind.Receive;

    [Fact]
    public async Task A_call_that_a_person_looks_at_in_a_console_has_all_its_attempts()
    {
        await using var world = new World();
        world.Server(Script.Echo()).Stop();
        var call = world.Client().Do("work");
        world.Until(() => world.Queue["work"].Messages.Count == 1);
        await LookAsync(world, times: 5);

        var script = new Script(static job => throw new InvalidOperationException("no luck"));
        world.Server(script, server => server.Retry = RetryMode.OnError);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));

        Assert.Equal(3, script.Jobs.Count);
        Assert.Contains("Attempt 3 failed, and no more are made.", error.Message, StringComparison.Ordinal);
        Assert.Equal(("attempts", 3), (DeadLetter.Of(world).Kind, DeadLetter.Of(world).Attempts));
    }

    [Fact]
    public async Task Answers_of_receives_that_are_lost_use_no_attempt_up()
    {
        await using var world = new World();
        world.Server(Script.Echo(), server => server.Visibility = TimeSpan.FromSeconds(10));
        world.Queue.On(Receive, "work").LoseMessages(7);

        Assert.Equal("work", await world.Completes(world.Client().Do("work")));
    }

    [Fact]
    public async Task A_call_that_ends_its_servers_is_a_dead_letter_that_says_so()
    {
        await using var world = new World();
        var call = world.Client().Do("deadly");
        for (var receipt = 1; receipt <= 8; receipt++)
        {
            var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
            var node = world.Server(script);
            world.Until(() => script.Jobs.Count == 1);
            Assert.Equal(receipt, script.Jobs.Single().Context.Attempt);
            node.Kill();
        }

        var last = Script.Echo();
        world.Server(last);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(last.Jobs);
        Assert.Contains("It may have run", error.Message, StringComparison.Ordinal);
        Assert.Contains("received 8 times, as often as MaxReceives allows", error.Message, StringComparison.Ordinal);
        Assert.Equal(("receipts", 0), (DeadLetter.Of(world).Kind, DeadLetter.Of(world).Attempts));
    }

    [Fact]
    public async Task Where_servers_share_a_store_the_attempts_of_those_that_died_count()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var call = world.Client().Do("deadly");
        for (var attempt = 1; attempt <= 3; attempt++)
        {
            DieAtWork(world, store);
        }

        var last = Script.Echo();
        Serve(world, last, store);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Empty(last.Jobs);
        Assert.Contains("No more attempts are made: 3 were made", error.Message, StringComparison.Ordinal);
        Assert.Equal(("attempts", 3), (DeadLetter.Of(world).Kind, DeadLetter.Of(world).Attempts));
    }

    [Fact]
    public async Task The_attempts_of_those_that_died_count_also_after_a_call_was_given_back()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var call = world.Client().Do("deadly");
        DieAtWork(world, store);
        DieAtWork(world, store);
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = Serve(world, script, store);
        world.Until(() => script.Jobs.Count == 1);
        node.Stop(TimeSpan.FromSeconds(1));
        DieAtWork(world, store);

        var last = Script.Echo();
        Serve(world, last, store);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));

        Assert.Empty(last.Jobs);
        Assert.Contains("No more attempts are made: 3 were made", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_whose_answer_is_lost_is_no_attempt()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var line = new SleepingStore(store) { AnswersAfter = TimeSpan.FromSeconds(15), Time = world.Time };
        var script = Script.Echo();
        var node = Serve(world, script, line);
        var call = world.Client().Do("work");
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Empty(script.Jobs);
        line.AnswersAfter = TimeSpan.Zero;

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(2)));
    }

    [Fact]
    public async Task A_death_and_two_errors_are_three_attempts_where_a_store_tells_of_the_death()
    {
        await using var world = new World();
        var store = new InMemoryIdempotencyStore();
        var call = world.Client().Do("work");
        DieAtWork(world, store);

        var script = new Script(static job => throw job.Context.Retry(TimeSpan.FromSeconds(1)));
        Serve(world, script, store);
        await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));

        Assert.Equal(2, script.Jobs.Count);
    }

    [Fact]
    public async Task A_call_that_may_begin_once_does_not_begin_after_a_receipt_that_may_have_begun_it()
    {
        await using var world = new World();
        var first = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(first, server => server.MaxAttempts = 1);
        var call = world.Client().Do("once");
        world.Until(() => first.Jobs.Count == 1);
        node.Kill();

        var second = Script.Echo();
        world.Server(second, server => server.MaxAttempts = 1);
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call));

        Assert.Empty(second.Jobs);
        Assert.Contains("It may have run: it was received once before", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_call_that_may_begin_once_begins_if_the_server_before_gave_it_back_unbegun()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(10), world.Time);
        var busy = world.Server(script, server => server.MaxAttempts = 1);
        var peer = world.Peer();
        peer.Send(peer.Request() with { NotBefore = world.Time.GetUtcNow().AddMinutes(5) });
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(script.Jobs);
        busy.Stop();
        var other = Script.Echo();
        world.Server(other, server => server.MaxAttempts = 1);

        world.Until(() => peer.Final is not null);

        Assert.IsType<ResultFrame>(peer.Final);
    }

    [Fact]
    public async Task A_call_that_may_begin_once_is_a_dead_letter_if_its_server_stops_while_it_works()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.Server(script, server => server.MaxAttempts = 1);
        var call = world.Client().Do("once");
        world.Until(() => script.Jobs.Count == 1);

        node.Stop(TimeSpan.FromSeconds(5));
        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(call, TimeSpan.FromSeconds(5)));

        Assert.Contains("It was under way when its server was stopped", error.Message, StringComparison.Ordinal);
        Assert.Equal("attempts", DeadLetter.Of(world).Kind);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task What_a_last_receive_brings_to_a_server_that_stops_is_given_back_at_once_and_uncounted()
    {
        await using var world = new World(FakeQueueTransport.SqsLimits);
        var script = Script.Echo();
        var node = world.Server(script);
        var client = world.Client();
        await world.Completes(client.Do("first"));
        world.Advance(TimeSpan.FromSeconds(1));
        var stopping = node.BeginStop(TimeSpan.FromSeconds(30));
        var before = world.Time.GetUtcNow();

        var call = client.Do("second");
        var other = Script.Echo();
        world.Until(() => stopping.IsCompleted);
        world.Server(other);

        Assert.Equal("second", await world.Completes(call, TimeSpan.FromSeconds(1)));
        Assert.Equal(1, other.Jobs.Single().Context.Attempt);
        Assert.Single(script.Jobs);
        Assert.InRange(world.Time.GetUtcNow() - before, TimeSpan.Zero, TimeSpan.FromSeconds(20));
    }

    [Theory]
    [InlineData(20)]
    [InlineData(2)]
    public async Task An_idle_server_stops_when_its_last_receive_ends(int seconds)
    {
        await using var world = new World(FakeQueueTransport.SqsLimits);
        var node = world.Server(Script.Echo(), server => server.ReceiveWait = TimeSpan.FromSeconds(seconds));
        world.Advance(TimeSpan.FromSeconds(61));
        var before = world.Time.GetUtcNow();

        node.Stop();

        Assert.InRange(world.Time.GetUtcNow() - before, TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(seconds + 0.5));
    }

    [Fact]
    public async Task Of_what_is_heard_of_a_call_follows_that_it_was_sent()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(2), world.Time);
        world.Server(script);
        world.Queue.On(RequestKind.Send, "work").DropAnswer(1000);

        Assert.Equal("work", await world.Completes(world.Client(options => options.SendTimeout = TimeSpan.FromSeconds(30)).Do("work")));

        Assert.InRange(world.Queue.Count(RequestKind.Send, "work"), 1, 3);
    }

    [Theory]
    [InlineData(25)]
    [InlineData(60)]
    public async Task Work_that_ended_while_the_queue_was_away_is_not_done_again_however_long_that_lasts(int minutes)
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        world.Server(script);
        var call = world.Client().WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromHours(3) }).Do("work");
        world.Until(() => script.Jobs.Count == 1);
        foreach (var kind in Enum.GetValues<RequestKind>())
        {
            world.Queue.On(kind).DropRequest(1_000_000);
        }

        world.Advance(TimeSpan.FromMinutes(minutes));
        world.Queue.ClearFaults();

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(10)));
        world.Advance(TimeSpan.FromMinutes(10));
        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task Work_that_ended_while_the_servers_credentials_had_expired_is_not_done_again()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromMinutes(1), world.Time);
        world.Server(script);
        var call = world.Client().WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromHours(3) }).Do("work");
        world.Until(() => script.Jobs.Count == 1);
        foreach (var kind in (RequestKind[])[RequestKind.Send, RequestKind.Delete, RequestKind.ChangeVisibility])
        {
            world.Queue.On(kind).Refuse(TransportError.AccessDenied, 1_000_000);
        }

        world.Queue.On(Receive, "work").Refuse(TransportError.AccessDenied, 1_000_000);
        world.Advance(TimeSpan.FromMinutes(13));
        world.Queue.ClearFaults();

        Assert.Equal("work", await world.Completes(call, TimeSpan.FromMinutes(10)));
        Assert.Single(script.Jobs);
    }

    private static void DieAtWork(World world, IIdempotencyStore store)
    {
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var line = new SleepingStore(store);
        var node = Serve(world, script, line);
        world.Until(() => script.Jobs.Count == 1);
        node.Kill();
        line.IsAsleep = true;
    }

    private static Node Serve(World world, Script script, IIdempotencyStore store)
    {
        var node = world.Node(
            remote => remote.UseIdempotencyStore(_ => store).AddServer<IWorker, Worker>(),
            services => services.AddSingleton(script));
        node.Start();
        return node;
    }

    // As the console's "Poll for messages" does: each look is a receipt, and nobody works on the message.
    private static async Task LookAsync(World world, int times)
    {
        for (var look = 0; look < times; look++)
        {
            await world.Completes(world.Run(async () =>
                Assert.Single(await world.Queue.ReceiveAsync("work", new ReceiveRequest(10, TimeSpan.Zero, TimeSpan.FromSeconds(1)), CancellationToken.None))));
            world.Advance(TimeSpan.FromSeconds(2));
        }
    }
}
