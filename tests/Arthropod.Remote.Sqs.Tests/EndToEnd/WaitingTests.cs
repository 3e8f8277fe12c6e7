using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>How a caller's wait may end without an answer. Where an hour has to pass, the caller's time is fake; the queue's is real.</summary>
[Trait("Category", "Integration")]
public sealed class WaitingTests(QueueServer server) : IClassFixture<QueueServer>
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UtcNow);

    [Fact]
    public async Task A_timeout_says_that_no_server_had_taken_the_call()
    {
        await using var world = new World(server);
        var workshop = await world.StartCallerAsync();

        // In real time: nothing tells from outside when the caller knows that the queue has the request.
        var call = workshop.WithOptions(new RemoteCallOptions { Timeout = TimeSpan.FromSeconds(3) }).Greet("nobody");
        var error = await TimesOutAsync(call, RemoteCallState.Sent);

        Assert.Contains("IWorkshop.Greet was not answered within 00:00:03", error.Message, StringComparison.Ordinal);
        Assert.Contains("no server has said that it took it. Is a worker running?", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_timeout_says_which_server_had_taken_the_call()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync(services => services.AddSingleton<TimeProvider>(_time));
        var entered = new TaskCompletionSource();

        var call = workshop.WaitAtGate(new InlineProgress<string>(_ => entered.TrySetResult()));
        await entered.Task.WaitAsync(World.Deadline);
        _time.Advance(TimeSpan.FromHours(1));
        var error = await TimesOutAsync(call, RemoteCallState.Started);

        Assert.Contains($"A server ({Environment.MachineName}/{Environment.ProcessId}) had taken it", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_log_says_once_that_nobody_serves_a_contract()
    {
        await using var world = new World(server);
        var workshop = await world.StartCallerAsync(services => services.AddSingleton<TimeProvider>(_time));

        // Nothing tells from outside when the caller knows that the queue has a request, so calls go on being made
        // while half a minute passes in small steps.
        var calls = new List<Task>();
        await World.UntilAsync(() =>
        {
            calls.Add(workshop.Greet("nobody"));
            _time.Advance(TimeSpan.FromSeconds(3));
            return Task.FromResult(Notices(world) > 0);
        });
        calls.Add(workshop.Greet("nobody"));
        await world.UntilQueueHasAsync(world.RequestQueue, visible: calls.Count, inFlight: 0);
        _time.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(1, Notices(world));
        Assert.All(calls, call => Assert.False(call.IsCompleted));
    }

    [Fact]
    public async Task A_cancelled_token_ends_the_wait_of_a_call_that_runs()
    {
        await using var world = new World(server);
        using var cancellation = new CancellationTokenSource();
        var workshop = await world.StartCallerAsync();

        var call = workshop.Greet("nobody", cancellation.Token);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 1, inFlight: 0);
        await cancellation.CancelAsync();

        var error = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call.WaitAsync(World.Deadline));
        Assert.Equal(cancellation.Token, error.CancellationToken);
    }

    [Fact]
    public async Task A_token_that_is_cancelled_already_sends_nothing()
    {
        await using var world = new World(server);
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => workshop.Greet("nobody", new CancellationToken(canceled: true)).WaitAsync(World.Deadline));

        Assert.Equal("Hello, next!", await workshop.Greet("next").WaitAsync(World.Deadline));
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }

    [Fact]
    public async Task A_client_that_shuts_down_ends_its_calls_and_says_so()
    {
        await using var world = new World(server);
        var remote = RemoteClient.Create(remote => world.Use(remote));
        Task call;
        await using (remote)
        {
            call = remote.Get<IWorkshop>().Greet("nobody");
            await world.UntilQueueHasAsync(world.RequestQueue, visible: 1, inFlight: 0);
        }

        var error = await Assert.ThrowsAsync<RemoteException>(() => call.WaitAsync(World.Deadline));
        Assert.Contains("shut down while IWorkshop.Greet was under way", error.Message, StringComparison.Ordinal);
    }

    private static int Notices(World world) =>
        world.Log.Messages.Count(message => message.Contains("No server has taken a call of IWorkshop", StringComparison.Ordinal));

    private static async Task<RemoteTimeoutException> TimesOutAsync(Task call, RemoteCallState state)
    {
        var error = await Assert.ThrowsAsync<RemoteTimeoutException>(() => call.WaitAsync(World.Deadline));
        Assert.Equal(state, error.State);
        Assert.NotEqual(Guid.Empty, error.CallId);
        return error;
    }
}
