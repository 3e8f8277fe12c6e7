using Arthropod.Remote.Scheduling;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Scheduling;

/// <summary>On the real thread pool, which is the process's: no other test runs meanwhile.</summary>
[Collection(nameof(PoolGrowthTests))]
[CollectionDefinition(nameof(PoolGrowthTests), DisableParallelization = true)]
public sealed class PoolGrowthTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task Blocked_work_gets_threads_and_the_minimum_is_as_before_when_it_has_ended()
    {
        var before = Minimum();
        await using var worker = await BlockingWorker.StartAsync();

        await worker.BlockUntilThePoolGrowsAsync(before);
        Assert.InRange(Minimum(), before + 1, before + worker.Calls);

        await worker.FinishAsync();
        Assert.Equal(before, Minimum());
    }

    [Fact]
    public async Task Servers_of_one_process_share_it_and_the_first_to_stop_takes_no_thread_from_the_other()
    {
        var before = Minimum();
        await using var first = await BlockingWorker.StartAsync();
        await using var second = await BlockingWorker.StartAsync();
        await first.BlockMoreAsync();
        await second.BlockUntilThePoolGrowsAsync(before);

        await first.FinishAsync();
        Assert.InRange(Minimum(), before + 1, before + first.Calls + second.Calls);

        await second.FinishAsync();
        Assert.Equal(before, Minimum());
    }

    [Fact]
    public async Task A_minimum_that_the_application_sets_meanwhile_is_left_alone()
    {
        var before = Minimum();
        await using var worker = await BlockingWorker.StartAsync();
        await worker.BlockUntilThePoolGrowsAsync(before);
        var set = worker.Calls + before + 1;
        SetMinimum(set);

        await worker.FinishAsync();

        Assert.Equal(set, Minimum());
        SetMinimum(before);
    }

    [Fact]
    public async Task Nobody_looks_at_the_pool_while_nothing_is_worked_on()
    {
        await using var worker = await BlockingWorker.StartAsync();
        await worker.BlockUntilThePoolGrowsAsync(Minimum());
        Assert.True(PoolGrowth.Looks > 0);
        worker.Unblock();

        // A look that is under way when the last work ends is the last.
        long looks;
        do
        {
            looks = PoolGrowth.Looks;
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }
        while (PoolGrowth.Looks > looks + 1);

        looks = PoolGrowth.Looks;
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        Assert.Equal(looks, PoolGrowth.Looks);
    }

    private static int Minimum()
    {
        ThreadPool.GetMinThreads(out var threads, out _);
        return threads;
    }

    private static void SetMinimum(int threads)
    {
        ThreadPool.GetMinThreads(out _, out var ports);
        Assert.True(ThreadPool.SetMinThreads(threads, ports));
    }

    private sealed class BlockingWorker(ServiceProvider services, ManualResetEventSlim unblocked, SemaphoreSlim blocked) : IAsyncDisposable
    {
        private readonly List<Task<string>> _calls = [];

        public int Calls => _calls.Count;

        private IHostedService Host => services.GetServices<IHostedService>().Single();

        public static async Task<BlockingWorker> StartAsync()
        {
            var unblocked = new ManualResetEventSlim();
            var blocked = new SemaphoreSlim(0);
            var script = new Script(job =>
            {
                blocked.Release();
                unblocked.Wait();
                return Task.FromResult(job.Order);
            });
            var worker = new BlockingWorker(
                new ServiceCollection().AddSingleton(script).AddArthropod(static remote => remote
                    .UseTransport(static _ => new FakeQueueTransport(TimeProvider.System))
                    .AddClient<IWorker>()
                    .AddServer<IWorker, Worker>(static server => server.MaxConcurrency = 1000)).BuildServiceProvider(),
                unblocked,
                blocked);
            await worker.Host.StartAsync(default);
            return worker;
        }

        /// <summary>How many threads the pool takes before it grows slowly depends on what it has done before.</summary>
        public async Task BlockUntilThePoolGrowsAsync(int minimum)
        {
            while (Minimum() == minimum)
            {
                await BlockMoreAsync();
            }
        }

        public async Task BlockMoreAsync()
        {
            const int More = 20;
            var worker = services.GetRequiredService<IWorker>();
            _calls.AddRange(Enumerable.Range(0, More).Select(number => worker.Do($"{number}")));
            for (var begun = 0; begun < More; begun++)
            {
                Assert.True(await blocked.WaitAsync(Deadline));
            }
        }

        public void Unblock() => unblocked.Set();

        public async Task FinishAsync()
        {
            Unblock();
            await Task.WhenAll(_calls).WaitAsync(Deadline);
            await Host.StopAsync(default).WaitAsync(Deadline);
        }

        public async ValueTask DisposeAsync()
        {
            Unblock();
            await Host.StopAsync(default).WaitAsync(Deadline);
            await ((IHostedLifecycleService)Host).StoppedAsync(default);
            await services.DisposeAsync();
            unblocked.Dispose();
            blocked.Dispose();
        }
    }
}
