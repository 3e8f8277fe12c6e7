using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Arthropod.Remote.Wire;

namespace Arthropod.Remote.Tests.Server;

/// <summary>Which attempts a call has: after errors where the policy says so, after the death of a server always.</summary>
public sealed class RetryTests
{
    [Fact]
    public async Task An_exception_is_the_answer_unless_the_policy_says_otherwise()
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("no luck"));
        world.Server(script);

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));

        Assert.Equal(ServerErrorKind.Implementation, error.Kind);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task With_OnError_a_call_is_tried_again_after_a_growing_while_and_its_caller_hears_of_each_failure()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        var script = new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            job.Progress?.Report(job.Context.Attempt);
            return job.Context.Attempt < 3 ? throw new InvalidOperationException($"no luck {job.Context.Attempt}") : Task.FromResult("luck");
        });
        world.Server(script, OnError);
        var heard = new List<string>();
        var client = world.Client().WithOptions(new RemoteCallOptions { AttemptFailed = failure => heard.Add($"{failure.Attempt} {failure.Error.Message}") });

        Assert.Equal("luck", await world.Completes(client.Do("work", new InlineProgress<int>(report => heard.Add($"report {report}")))));

        Assert.Equal(["report 1", "1 no luck 1", "report 2", "2 no luck 2", "report 3"], heard);
        Assert.InRange((starts[1] - starts[0]).TotalSeconds, 0.5, 1.1);
        Assert.InRange((starts[2] - starts[1]).TotalSeconds, 1, 2.1);
        Assert.Equal(2, world.Log.Of(2018).Count());
        Assert.Equal(2, world.Log.Of(1006).Count());
        Assert.Empty(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task How_long_a_call_waits_between_attempts_is_for_the_application_to_say()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        world.Server(
            new Script(job =>
            {
                starts.Add(world.Time.GetUtcNow());
                return job.Context.Attempt < 3 ? throw new InvalidOperationException("no luck") : Task.FromResult("luck");
            }),
            server =>
            {
                OnError(server);
                server.Backoff = new RetryBackoff { First = TimeSpan.FromSeconds(20), Longest = TimeSpan.FromMinutes(2), Factor = 3, Jitter = 0 };
            });

        await world.Completes(world.Client().Do("work"));

        Assert.InRange((starts[1] - starts[0]).TotalSeconds, 20, 20.1);
        Assert.InRange((starts[2] - starts[1]).TotalSeconds, 60, 60.1);
    }

    [Fact]
    public async Task After_the_last_attempt_the_caller_gets_the_last_error_and_a_person_finds_the_call()
    {
        await using var world = new World();
        var script = new Script(job => throw new InvalidOperationException($"no luck {job.Context.Attempt}"));
        world.Server(script, OnError);
        var peer = world.Peer();

        var sent = peer.Send(peer.Request());
        world.Until(() => world.Queue["work"].Messages.Count == 0);

        Assert.Equal([1, 2, 3], script.Jobs.Select(job => job.Context.Attempt));
        var error = Assert.IsType<ErrorFrame>(peer.Final);
        Assert.Equal(ServerErrorKind.DeadLettered, error.ErrorKind);
        Assert.Contains("Attempt 3 failed, and no more are made.", error.Error.Message, StringComparison.Ordinal);
        Assert.Contains("System.InvalidOperationException: no luck 3", error.Error.Message, StringComparison.Ordinal);
        var letter = DeadLetter.Of(world);
        var last = Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(letter.Body)));
        Assert.Equal((Assert.IsType<RequestFrame>(Assert.Single(EnvelopeReader.Read(sent.Body))).CallId, 2), (last.CallId, last.EndedAttempts));
        Assert.Equal(("attempts", 3, "work"), (letter.Kind, letter.Attempts, letter.Queue));
        Assert.Equal(("System.InvalidOperationException", "no luck 3"), letter.Error);
    }

    [Fact]
    public async Task Only_what_the_filter_names_is_tried_again()
    {
        await using var world = new World();
        var script = new Script(static job => throw (job.Order == "slow" ? new TimeoutException() : new InvalidOperationException("wrong")));
        world.Server(script, server =>
        {
            OnError(server);
            server.RetryWhen = static exception => exception is TimeoutException;
        });
        var client = world.Client();

        var wrong = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(client.Do("wrong")));
        var slow = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(client.Do("slow")));

        Assert.Equal((ServerErrorKind.Implementation, 1), (wrong.Kind, wrong.Attempt));
        Assert.Equal((ServerErrorKind.DeadLettered, 3), (slow.Kind, slow.Attempt));
    }

    [Fact]
    public async Task A_filter_that_throws_makes_the_error_the_answer()
    {
        await using var world = new World();
        world.Server(new Script(static _ => throw new InvalidOperationException("no luck")), server =>
        {
            OnError(server);
            server.RetryWhen = static _ => throw new NotSupportedException("broken filter");
        });

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));

        Assert.Equal("no luck", error.Message);
        Assert.Single(world.Log.Of(2019));
    }

    [Fact]
    public async Task The_implementation_can_ask_for_another_attempt_where_the_policy_makes_none()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        var script = new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            return job.Context.Attempt == 1
                ? throw job.Context.Retry(TimeSpan.FromMinutes(20), new IOException("The disk is full."))
                : Task.FromResult("done");
        });
        world.Server(script);
        var heard = new List<RemoteAttemptFailure>();
        var client = world.Client().WithOptions(new RemoteCallOptions { AttemptFailed = heard.Add });

        Assert.Equal("done", await world.Completes(client.Do("work")));

        Assert.InRange((starts[1] - starts[0]).TotalMinutes, 20, 20.1);
        Assert.Equal(("System.IO.IOException", TimeSpan.FromMinutes(20)), (heard.Single().Error.TypeName, heard.Single().RetryAfter));
    }

    [Fact]
    public async Task A_wait_that_is_longer_than_a_lease_goes_by_replacement_and_counts_one_attempt()
    {
        await using var world = new World();
        var starts = new List<DateTimeOffset>();
        var script = new Script(job =>
        {
            starts.Add(world.Time.GetUtcNow());
            return job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromHours(30)) : Task.FromResult("done");
        });
        world.Server(script);
        var client = world.Client(options => options.Timeout = TimeSpan.FromDays(3));

        Assert.Equal("done", await world.Completes(client.Do("work"), TimeSpan.FromHours(31)));

        Assert.Equal([1, 2], script.Jobs.Select(job => job.Context.Attempt));
        Assert.InRange((starts[1] - starts[0]).TotalHours, 29.99, 30.1);
        world.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_time_before_which_no_queue_would_keep_it_is_refused()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var peer = world.Peer();

        peer.Send(peer.Request() with { NotBefore = world.Time.GetUtcNow().AddDays(15) });
        world.Until(() => world.Queue["work"].Messages.Count == 0, TimeSpan.FromSeconds(5));

        Assert.Empty(script.Jobs);
        Assert.Equal("refused", DeadLetter.Of(world).Kind);
        Assert.IsType<ErrorFrame>(peer.Final);
    }

    [Fact]
    public async Task The_implementation_can_send_a_call_to_the_dead_letters()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("The codec is unknown.", new NotSupportedException("x266")));
        world.Server(script, OnError);

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ServerErrorKind.DeadLettered, error.Kind);
        Assert.Contains("The codec is unknown.", error.Message, StringComparison.Ordinal);
        var letter = DeadLetter.Of(world);
        Assert.Equal(("implementation", "The codec is unknown."), (letter.Kind, letter.Reason));
        Assert.Equal(("System.NotSupportedException", "x266"), letter.Error);
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_wish_for_the_dead_letters_without_a_cause_names_no_type_of_ours()
    {
        await using var world = new World();
        world.Server(new Script(static job => throw job.Context.DeadLetter("The key is unknown")));

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));

        Assert.Equal("The key is unknown. The request was moved to the dead-letter queue.", error.Error.Message);
        Assert.Equal("Arthropod.Remote.RemoteException", error.RemoteTypeName);
    }

    [Fact]
    public async Task A_reason_that_no_message_holds_is_shortened()
    {
        await using var world = new World();
        world.Server(new Script(static job => throw job.Context.DeadLetter("The codec is unknown." + new string('é', 2_000_000))), OnError);

        var error = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));
        world.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(ServerErrorKind.DeadLettered, error.Kind);
        Assert.StartsWith("The codec is unknown.", error.Message, StringComparison.Ordinal);
        Assert.Equal("implementation", DeadLetter.Of(world).Kind);
    }

    [Fact]
    public async Task A_copy_that_was_made_and_a_delete_that_failed_leave_one_dead_letter_more_and_no_work()
    {
        await using var world = new World();
        var script = new Script(static _ => throw new InvalidOperationException("no luck"));
        var first = world.Server(script, server => server.MaxAttempts = 1);
        world.Queue.On(RequestKind.Delete, "work").Refuse(TransportError.AccessDenied);

        await world.Completes(world.Client().Leave("work"));
        world.Until(() => world.Queue["work-dlq"].Messages.Count == 1);
        first.Stop();
        world.Server(script, server => server.MaxAttempts = 1);
        world.Advance(TimeSpan.FromMinutes(5));

        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Equal(2, world.Queue["work-dlq"].Messages.Count);
    }

    [Fact]
    public async Task A_dead_letter_whose_delete_failed_is_no_work_although_the_call_has_attempts_left()
    {
        await using var world = new World();
        var script = new Script(static job => throw job.Context.DeadLetter("The codec is unknown."));
        world.Server(script);
        world.Queue.On(RequestKind.Delete, "work").Refuse(TransportError.AccessDenied);

        await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("work")));
        world.Advance(TimeSpan.FromMinutes(5));

        Assert.Single(script.Jobs);
        Assert.Empty(world.Queue["work"].Messages);
        Assert.Single(world.Queue["work-dlq"].Messages);
    }

    [Fact]
    public async Task A_failure_of_which_the_caller_cannot_be_told_holds_no_attempt_up()
    {
        await using var world = new World();
        var script = new Script(job => job.Context.Attempt == 1 ? throw new InvalidOperationException("no luck") : Task.FromResult("luck"));
        world.Server(script, OnError);
        var peer = world.Peer();
        peer.Send(peer.Request());
        world.Queue.Drop(peer.Inbox);

        world.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, script.Jobs.Count);
    }

    [Fact]
    public async Task Nor_does_one_that_has_to_wait_behind_the_result_of_another_call()
    {
        await using var world = new World();
        var script = new Script(job => job.Order == "fails" && job.Context.Attempt == 1
            ? throw new InvalidOperationException("no luck")
            : Task.FromResult("luck"));
        world.Server(script, OnError);
        var peer = world.Peer();
        peer.Send(peer.Request());
        world.Queue.Drop(peer.Inbox);
        world.Until(() => script.Jobs.Count == 1);

        peer.Send(peer.Request(order: "fails"));
        world.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(2, script.Jobs.Count(job => job.Order == "fails"));
    }

    private static void OnError(RemoteServerOptions server) => server.Retry = RetryMode.OnError;
}
