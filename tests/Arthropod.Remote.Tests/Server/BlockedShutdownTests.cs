using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Scheduling;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Server;

/// <summary>On real threads: what blocks one must not block the shutdown. Alone, for they block threads of the pool that others wait for.</summary>
[Collection(nameof(PoolGrowthTests))]
public sealed class BlockedShutdownTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_callback_of_the_implementation_s_token_that_blocks_does_not_hold_the_shutdown_up()
    {
        using var unblocked = new ManualResetEventSlim();
        var working = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var script = new Script(async job =>
        {
            job.CancellationToken.Register(unblocked.Wait);
            working.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan);
            return "";
        });
        var services = new ServiceCollection().AddSingleton(script).AddArthropod(remote => remote
            .UseTransport(static _ => new FakeQueueTransport(TimeProvider.System))
            .AddClient<IWorker>()
            .AddServer<IWorker, Worker>()).BuildServiceProvider();
        var host = services.GetServices<IHostedService>().Single();
        await host.StartAsync(default);
        _ = services.GetRequiredService<IWorker>().Do("work");
        await working.Task.WaitAsync(Deadline);

        using var shutdownTime = new CancellationTokenSource();
        var stopping = host.StopAsync(shutdownTime.Token);
        await shutdownTime.CancelAsync();
        await stopping.WaitAsync(Deadline);

        unblocked.Set();
        await ((IHostedLifecycleService)host).StoppedAsync(default);
        await services.DisposeAsync();
    }

    [Fact]
    public async Task A_callback_that_blocks_does_not_keep_other_calls_from_being_cancelled()
    {
        using var unblocked = new ManualResetEventSlim();
        using var working = new SemaphoreSlim(0);
        using var cancelled = new SemaphoreSlim(0);
        var script = new Script(async job =>
        {
            if (job.Order == "blocks")
            {
                job.CancellationToken.Register(unblocked.Wait);
            }
            else
            {
                job.CancellationToken.Register(() => cancelled.Release());
            }

            working.Release();
            await Task.Delay(Timeout.InfiniteTimeSpan);
            return "";
        });
        var services = new ServiceCollection().AddSingleton(script).AddArthropod(remote => remote
            .UseTransport(static _ => new FakeQueueTransport(TimeProvider.System))
            .AddClient<IWorker>()
            .AddServer<IWorker, Worker>(server => server.MaxConcurrency = 3)).BuildServiceProvider();
        var host = services.GetServices<IHostedService>().Single();
        await host.StartAsync(default);
        foreach (var order in new[] { "before", "blocks", "after" })
        {
            _ = services.GetRequiredService<IWorker>().Do(order);
            Assert.True(await working.WaitAsync(Deadline));
        }

        using var shutdownTime = new CancellationTokenSource();
        var stopping = host.StopAsync(shutdownTime.Token);
        await shutdownTime.CancelAsync();
        await stopping.WaitAsync(Deadline);

        Assert.True(await cancelled.WaitAsync(Deadline) && await cancelled.WaitAsync(Deadline), "One of them was not told.");
        unblocked.Set();
        await services.DisposeAsync();
    }
}
