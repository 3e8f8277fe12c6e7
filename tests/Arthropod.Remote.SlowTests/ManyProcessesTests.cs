using System.Globalization;
using Arthropod.Remote.SlowTests.World;

namespace Arthropod.Remote.SlowTests;

/// <summary>Callers and workers as processes that share nothing but a queue server.</summary>
public sealed class ManyProcessesTests
{
    private const string Visibility = "--Arthropod:Servers:peer:Visibility";

    [Fact]
    public async Task Two_callers_and_three_workers_share_a_thousand_calls_each_answered_once_and_rightly()
    {
        await using var world = await PeerWorld.CreateAsync();
        var workers = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.StartWorkerAsync()));
        var callers = new[] { 0, 500 }.Select(from => world.Start("caller", $"--From={from}", "--Count=500")).ToList();

        foreach (var caller in callers)
        {
            Assert.Equal("500", await caller.SaysAsync("right"));
            Assert.Equal(0, await caller.EndsAsync());
        }

        var served = await Task.WhenAll(workers.Select(StopAsync));
        Assert.Equal(1000, served.Sum());
        Assert.All(served, count => Assert.NotEqual(0, count));
    }

    [Fact]
    public async Task A_worker_killed_in_the_middle_of_a_call_is_replaced_by_another()
    {
        await using var world = await PeerWorld.CreateAsync();
        var dying = await world.StartWorkerAsync("--Waits=true", $"{Visibility}=00:00:03");
        var call = world.Caller.Work("clip");
        Assert.Equal("clip", await dying.SaysAsync("began"));

        await dying.KillAsync();
        var other = await world.StartWorkerAsync();
        var done = await call.WaitAsync(Deadlines.Step);

        Assert.Equal((other.Id, 2), (done.ProcessId, done.Attempt));
    }

    [Fact]
    public async Task A_call_sent_ten_seconds_before_its_server_starts_is_answered()
    {
        await using var world = await PeerWorld.CreateAsync();

        // Here time itself is what is tested.
        var call = world.Caller.Square(12);
        await Task.Delay(TimeSpan.FromSeconds(10));
        Assert.False(call.IsCompleted);
        await world.StartWorkerAsync();

        Assert.Equal(144, await call.WaitAsync(Deadlines.Step));
    }

    [Fact]
    public async Task A_worker_that_is_told_to_stop_finishes_the_call_that_it_has()
    {
        await using var world = await PeerWorld.CreateAsync();
        var stopping = await world.StartWorkerAsync("--Waits=true");
        var call = world.Caller.Work("clip");
        await stopping.SaysAsync("began");

        await stopping.TerminateAsync();
        await stopping.SaysAsync("stopping");
        await stopping.TellAsync("go");
        var done = await call.WaitAsync(Deadlines.Step);

        Assert.Equal((stopping.Id, 1), (done.ProcessId, done.Attempt));
        Assert.Equal(0, await stopping.EndsAsync());
    }

    [Fact]
    public async Task A_worker_that_must_stop_gives_the_call_that_it_cannot_finish_to_another_at_once()
    {
        // Ten minutes of visibility: without the release nobody would get the call before the test's deadline.
        await using var world = await PeerWorld.CreateAsync();
        var stopping = await world.StartWorkerAsync("--Waits=true", "--ShutdownTimeout=00:00:01", $"{Visibility}=00:10:00");
        var call = world.Caller.Work("clip");
        await stopping.SaysAsync("began");

        await stopping.TerminateAsync();
        var other = await world.StartWorkerAsync($"{Visibility}=00:10:00");
        var done = await call.WaitAsync(Deadlines.Step);

        Assert.Equal((other.Id, 1), (done.ProcessId, done.Attempt));
        Assert.Equal(0, await stopping.EndsAsync());
    }

    [Fact]
    public async Task A_second_SIGTERM_gives_the_call_to_another_worker_at_once()
    {
        // Ten minutes of visibility and of shutdown time: both are longer than the test's deadline.
        await using var world = await PeerWorld.CreateAsync();
        var stopping = await world.StartWorkerAsync("--Waits=true", "--ShutdownTimeout=00:10:00", $"{Visibility}=00:10:00");
        var call = world.Caller.Work("clip");
        await stopping.SaysAsync("began");
        await stopping.TerminateAsync();
        await stopping.SaysAsync("stopping");

        await stopping.TerminateAsync();
        Assert.Equal(0, await stopping.EndsAsync());
        var other = await world.StartWorkerAsync($"{Visibility}=00:10:00");
        var done = await call.WaitAsync(Deadlines.Step);

        Assert.Equal((other.Id, 1), (done.ProcessId, done.Attempt));
    }

    [Fact]
    public async Task A_peer_ends_with_the_process_that_started_it()
    {
        await using var world = await PeerWorld.CreateAsync();
        var worker = await world.StartWorkerAsync();

        worker.Orphan();

        Assert.NotEqual(0, await worker.EndsAsync());
    }

    private static async Task<int> StopAsync(PeerProcess worker)
    {
        await worker.TerminateAsync();
        var served = await worker.SaysAsync("served");
        Assert.Equal(0, await worker.EndsAsync());
        return int.Parse(served, CultureInfo.InvariantCulture);
    }
}
