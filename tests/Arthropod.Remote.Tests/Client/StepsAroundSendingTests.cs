using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using MessagePack;

namespace Arthropod.Remote.Tests.Client;

/// <summary>An application's own steps around the sending of its calls.</summary>
public sealed class StepsAroundSendingTests : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly List<string> _said = [];

    public void Dispose() => _cancellation.Dispose();

    [Fact]
    public async Task Steps_run_in_the_order_in_which_they_are_added_the_first_outermost()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = Client(world, options => options.Use(Saying("outer")).Use(Saying("inner")));

        Assert.Equal("work", await world.Completes(client.Do("work")));

        Assert.Equal(["outer before", "inner before", "inner after", "outer after"], _said);
    }

    [Fact]
    public async Task Headers_that_a_step_sets_or_changes_reach_the_implementation_beside_those_of_the_call()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        var headers = new Dictionary<string, string> { ["user"] = "1", ["trace"] = "2" };
        var client = Client(world, options => options.Use((call, next) =>
        {
            call.Headers["tenant"] = "a";
            call.Headers["user"] += "0";
            call.Headers.Remove("trace");
            return next();
        }));

        await world.Completes(client.WithOptions(new RemoteCallOptions { Headers = headers }).Do("work"));

        var received = Assert.Single(script.Jobs).Context.Headers;
        Assert.Equal([("tenant", "a"), ("user", "10")], received.OrderBy(each => each.Key, StringComparer.Ordinal).Select(each => (each.Key, each.Value)));
        Assert.Equal("1", headers["user"]);
    }

    [Fact]
    public async Task A_step_sees_what_is_called()
    {
        await using var world = new World();
        var script = Script.Echo();
        world.Server(script);
        (Type, string, Guid, CancellationToken, string)? seen = null;
        var client = Client(world, options => options.Use((call, next) =>
        {
            seen = (call.Contract, call.Method, call.CallId, call.CancellationToken, MessagePackSerializer.Deserialize<object[]>(call.Arguments)[0].ToString()!);
            return next();
        }));

        await world.Completes(client.Do("work", null, _cancellation.Token));

        Assert.Equal((typeof(IWorker), "Do", Assert.Single(script.Jobs).Context.CallId, _cancellation.Token, "work"), seen);
    }

    [Fact]
    public async Task An_exception_before_next_ends_the_call_and_nothing_is_sent()
    {
        await using var world = new World();
        var client = Client(world, options => options.Use(Saying("outer")).Use((_, _) => throw new UnauthorizedAccessException("Not you.")));

        var exception = await Assert.ThrowsAsync<UnauthorizedAccessException>(() => world.Completes(client.Do("work")));

        Assert.Equal("Not you.", exception.Message);
        Assert.Equal(["outer before", "outer failed: Not you."], _said);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Empty(world.Queue.Requests);
    }

    [Fact]
    public async Task An_exception_after_next_ends_the_call_whose_request_is_in_its_queue()
    {
        await using var world = new World();
        var client = Client(world, options => options.Use(async (_, next) =>
        {
            await next();
            throw new InvalidDataException("Too late.");
        }));

        await Assert.ThrowsAsync<InvalidDataException>(() => world.Completes(client.Do("work")));

        Assert.Single(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task After_such_an_exception_whoever_begins_the_call_is_told_to_stop_where_the_contract_says_so()
    {
        await using var world = new World();
        var script = Script.Takes(TimeSpan.FromHours(1), world.Time);
        var node = world.ChoresNode(options => options.Use(async (_, next) =>
        {
            await next();
            throw new InvalidDataException("Too late.");
        }));
        await Assert.ThrowsAsync<InvalidDataException>(() => world.Completes(node.Get<IChores>().Do("work")));

        world.ChoresServer(script);
        world.Until(() => world.Queue["chores"].Messages.Count == 0, TimeSpan.FromMinutes(1));

        Assert.Equal(RemoteCancellationReason.CallerCancelled, Assert.Single(script.Jobs).Context.CancellationReason);
    }

    [Fact]
    public async Task Next_ends_when_the_queue_has_the_request_and_the_steps_run_once_however_often_it_is_sent()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled, 3);
        var sends = 0;
        var client = Client(world, options => options.Use(Saying("step")).Use(async (_, next) =>
        {
            await next();
            sends = world.Queue.Count(RequestKind.Send, "work");
        }));

        await world.Completes(client.Do("work"));

        Assert.Equal(4, sends);
        Assert.Equal(["step before", "step after"], _said);
    }

    [Fact]
    public async Task A_send_that_is_refused_fails_next_and_a_step_may_say_it_in_its_own_words()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.AccessDenied);
        var client = Client(world, options => options.Use(async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (RemoteSendException exception)
            {
                throw new InvalidOperationException("In its own words.", exception);
            }
        }));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Completes(client.Do("work")));

        Assert.Contains("was denied", exception.InnerException!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_swallows_a_failure_does_not_make_it_a_success()
    {
        await using var world = new World();
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.AccessDenied);
        var client = Client(world, options => options.Use(async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (RemoteSendException)
            {
                _said.Add("swallowed");
            }
        }));

        await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(client.Do("work")));

        Assert.Equal(["swallowed"], _said);
    }

    [Fact]
    public async Task A_step_that_does_not_call_next_ends_the_call_and_the_exception_says_what_to_do()
    {
        await using var world = new World();
        var client = Client(world, options => options.Use((_, _) => Task.CompletedTask));

        var exception = await Assert.ThrowsAsync<RemoteSendException>(() => world.Completes(client.Do("work")));

        Assert.Contains("without calling next()", exception.Message, StringComparison.Ordinal);
        Assert.False(exception.MayHaveBeenSent);
        Assert.Empty(world.Queue.Requests);
    }

    [Fact]
    public async Task A_step_that_calls_next_twice_sends_one_request_and_is_told()
    {
        await using var world = new World();
        var client = Client(world, options => options.Use(async (_, next) =>
        {
            await next();
            await next();
        }));

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => world.Completes(client.Do("work")));

        Assert.Contains("called next() twice", exception.Message, StringComparison.Ordinal);
        Assert.Single(world.Queue["work"].Messages);
    }

    [Fact]
    public async Task A_step_need_not_await_next()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var client = Client(world, options => options.Use((call, next) =>
        {
            _ = next();
            return Task.CompletedTask;
        }));

        Assert.Equal("work", await world.Completes(client.Do("work")));
    }

    [Fact]
    public async Task A_call_without_an_answer_completes_after_its_steps()
    {
        await using var world = new World();
        var client = Client(world, options => options.Use(async (_, next) =>
        {
            await next();
            await Task.Delay(TimeSpan.FromSeconds(10), world.Time);
            _said.Add("after");
        }));
        var call = client.Leave("work");

        world.Until(() => world.Queue.Has("work") && world.Queue["work"].Messages.Count == 1);
        world.Advance(TimeSpan.FromSeconds(5));
        Assert.False(call.IsCompleted);
        await world.Completes(call);

        Assert.Equal(["after"], _said);
    }

    [Fact]
    public async Task A_call_that_is_cancelled_while_a_step_waits_is_not_sent_and_next_says_so()
    {
        await using var world = new World();
        var client = Client(world, options => options.Use(async (_, next) =>
        {
            await Task.Delay(TimeSpan.FromSeconds(10), world.Time);
            _said.Add(await Assert.ThrowsAsync<OperationCanceledException>(next) is { } ended ? ended.Message : "");
        }));
        var call = client.Do("work", null, _cancellation.Token);
        world.Settle();

        Cancel();

        var exception = await Assert.ThrowsAsync<RemoteCallCanceledException>(() => world.Completes(call));
        Assert.Equal(RemoteCallState.NotSent, exception.State);
        world.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(["The call has ended before its request was sent."], _said);
        Assert.Equal(0, world.Queue.Count(RequestKind.Send));
    }

    private Func<OutgoingCall, Func<Task>, Task> Saying(string name) => async (_, next) =>
    {
        _said.Add($"{name} before");
        try
        {
            await next();
        }
        catch (Exception exception)
        {
            _said.Add($"{name} failed: {exception.Message}");
            throw;
        }

        _said.Add($"{name} after");
    };

    private void Cancel() => _cancellation.Cancel();

    private static IWorker Client(World world, Action<RemoteClientOptions> configure) =>
        world.Node(remote => remote.AddClient<IWorker>(configure)).Get<IWorker>();
}
