using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using MessagePack;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>The application's own steps around the implementation: <c>server.Use(...)</c>.</summary>
public sealed class StepsAroundTheWorkTests
{
    private readonly List<string> _said = [];

    [Fact]
    public async Task Steps_run_around_the_work_the_first_outermost()
    {
        await using var world = new World();
        var script = new Script(job =>
        {
            _said.Add("work");
            return Task.FromResult(job.Order);
        });
        Serve(world, script, server => server.Use(Saying("outer")).Use(Saying("inner")));

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.Equal(["outer before", "inner before", "work", "inner after", "outer after"], _said);
    }

    [Fact]
    public async Task A_step_sees_the_call_and_after_next_its_result()
    {
        await using var world = new World();
        var seen = new List<object?>();
        Serve(world, Script.Echo(), server => server.Use(async (call, next) =>
        {
            seen.AddRange([call.Contract, call.Method, call.Context.Attempt, call.Result is null, MessagePackSerializer.Deserialize<string[]>(call.Arguments)[0]]);
            await next();
            seen.Add(MessagePackSerializer.Deserialize<string>(call.Result!.Value));
        }));

        await world.Completes(world.Client().Do("order"));

        Assert.Equal([typeof(IWorker), "Do", 1, true, "order", "order"], seen);
    }

    [Fact]
    public async Task Steps_run_once_for_each_attempt()
    {
        await using var world = new World();
        var script = new Script(static job => job.Context.Attempt < 3
            ? throw new InvalidOperationException($"attempt {job.Context.Attempt}")
            : Task.FromResult(job.Order));
        Serve(world, script, server =>
        {
            server.Retry = RetryMode.OnError;
            server.Use(Saying("step"));
        });

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.Equal(["step before", "step failed: attempt 1", "step before", "step failed: attempt 2", "step before", "step after"], _said);
    }

    [Fact]
    public async Task A_step_that_sets_the_result_without_next_answers_and_the_implementation_is_not_created()
    {
        await using var world = new World();
        var script = Script.Echo();
        Serve(world, script, static server => server.Use(static (call, _) =>
        {
            call.Result = MessagePackSerializer.Serialize("cached");
            return Task.CompletedTask;
        }));

        Assert.Equal("cached", await world.Completes(world.Client().Do("order")));

        Assert.Equal(0, script.Instances);
    }

    [Fact]
    public async Task A_step_may_replace_the_result()
    {
        await using var world = new World();
        Serve(world, Script.Echo(), static server => server.Use(static async (call, next) =>
        {
            await next();
            call.Result = MessagePackSerializer.Serialize("replaced");
        }));

        Assert.Equal("replaced", await world.Completes(world.Client().Do("order")));
    }

    [Fact]
    public async Task An_exception_of_a_step_is_the_answer()
    {
        await using var world = new World();
        var script = Script.Echo();
        Serve(world, script, static server => server.Use(static (_, _) => throw new UnauthorizedAccessException("Not you.")));

        var exception = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("order")));

        Assert.Equal(typeof(UnauthorizedAccessException).FullName, exception.RemoteTypeName);
        Assert.Contains("Not you.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(0, script.Instances);
    }

    [Fact]
    public async Task An_exception_of_a_step_is_retried_where_those_of_the_implementation_are()
    {
        await using var world = new World();
        var script = Script.Echo();
        Serve(world, script, static server =>
        {
            server.Retry = RetryMode.OnError;
            server.Use(static (call, next) => call.Context.Attempt == 1 ? throw new InvalidOperationException("First.") : next());
        });

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.Equal(2, Assert.Single(script.Jobs).Context.Attempt);
    }

    [Fact]
    public async Task A_step_may_ask_for_another_attempt_and_say_when()
    {
        await using var world = new World();
        var script = Script.Echo();
        var attempts = new List<DateTimeOffset>();
        Serve(world, script, server => server.Use((call, next) =>
        {
            attempts.Add(world.Time.GetUtcNow());
            return call.Context.Attempt == 1 ? throw call.Context.Retry(TimeSpan.FromMinutes(5)) : next();
        }));

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.InRange(attempts[1] - attempts[0], TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(5.5));
        Assert.Single(script.Jobs);
    }

    [Fact]
    public async Task A_step_that_neither_calls_next_nor_sets_a_result_fails_the_call_and_the_error_says_what_to_do()
    {
        await using var world = new World();
        Serve(world, Script.Echo(), static server => server.Use(static (_, _) => Task.CompletedTask));

        var exception = await Assert.ThrowsAsync<ServerErrorException>(() => world.Completes(world.Client().Do("order")));

        Assert.Contains("ended without a result. Await next(), or set Result of the call.", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_and_the_implementation_get_the_services_of_one_scope()
    {
        await using var world = new World();
        var script = Script.Echo();
        IServiceProvider? first = null;
        IRemoteCallContext? context = null;
        Serve(world, script, server => server
            .Use((call, next) =>
            {
                first = call.Services;
                return next();
            })
            .Use((call, next) =>
            {
                Assert.Same(first, call.Services);
                context = call.Services.GetRequiredService<IRemoteCallContext>();
                return next();
            }));

        await world.Completes(world.Client().Do("order"));

        Assert.Equal(context!.CallId, Assert.Single(script.Jobs).Context.CallId);
        Assert.Same(context, Assert.Single(script.Jobs).Context);
    }

    [Fact]
    public async Task A_step_may_call_next_again_after_a_failure_within_one_attempt()
    {
        await using var world = new World();
        var works = 0;
        var script = new Script(job => works++ == 0 ? throw new InvalidOperationException("First.") : Task.FromResult(job.Order));
        Serve(world, script, static server => server.Use(static async (_, next) =>
        {
            try
            {
                await next();
            }
            catch (InvalidOperationException)
            {
                await next();
            }
        }));

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        // The implementation is its scope's, and so the same.
        Assert.Equal((2, 1), (works, script.Instances));
        Assert.All(script.Jobs, static job => Assert.Equal(1, job.Context.Attempt));
    }

    private Func<IncomingCall, Func<Task>, Task> Saying(string name) => async (_, next) =>
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

    private static void Serve(World world, Script script, Action<RemoteServerOptions> configure) => world.Server(script, configure);
}
