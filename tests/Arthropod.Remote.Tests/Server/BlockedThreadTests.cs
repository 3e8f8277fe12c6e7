using Arthropod.Remote.Hosting;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Scheduling;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Tests.Server;

/// <summary>On real threads: what blocks in one call must not block the others. Alone, for they block threads of the pool that others wait for.</summary>
[Collection(nameof(PoolGrowthTests))]
public sealed class BlockedThreadTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_store_that_blocks_for_one_call_does_not_keep_the_others_from_beginning()
    {
        using var unblocked = new ManualResetEventSlim();
        using var begun = new SemaphoreSlim(0);
        var script = new Script(_ =>
        {
            begun.Release();
            return Task.FromResult("done");
        });
        await using var services = await StartAsync(
            script,
            new FakeQueueTransport(TimeProvider.System),
            remote => remote.UseIdempotencyStore(_ => new BlockingStore(unblocked)),
            server => server.MaxConcurrency = 3);
        var worker = services.GetRequiredService<IWorker>();

        var calls = Enumerable.Range(0, 3).Select(_ => worker.Do("work")).ToArray();

        Assert.True(await begun.WaitAsync(Deadline) && await begun.WaitAsync(Deadline), "They wait for the one whose claim blocks.");
        unblocked.Set();
        await Task.WhenAll(calls).WaitAsync(Deadline);
    }

    [Fact]
    public async Task A_callback_that_blocks_after_its_lease_is_lost_does_not_keep_the_slot()
    {
        using var unblocked = new ManualResetEventSlim();
        var transport = new FakeQueueTransport(TimeProvider.System);
        transport.On(RequestKind.ChangeVisibility, "work").Refuse(TransportError.LeaseLost);
        var script = new Script(async job =>
        {
            if (job.Order == "next")
            {
                return "done";
            }

            var cancelled = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            job.CancellationToken.Register(unblocked.Wait);
            job.CancellationToken.Register(cancelled.SetResult);
            await cancelled.Task;
            return "late";
        });
        await using var services = await StartAsync(script, transport, static _ => { }, server =>
        {
            server.MaxConcurrency = 1;
            server.Visibility = TimeSpan.FromSeconds(4);
        });
        var worker = services.GetRequiredService<IWorker>();
        _ = worker.Do("first");

        Assert.Equal("done", await worker.Do("next").WaitAsync(Deadline));

        unblocked.Set();
    }

    [Fact]
    public async Task A_result_that_blocks_its_reader_does_not_keep_others_from_being_read()
    {
        using var unblocked = new ManualResetEventSlim();
        var transport = new FakeQueueTransport(TimeProvider.System);
        var services = new ServiceCollection()
            .AddArthropod(remote => remote.UseTransport(_ => transport).AddClient<IParcels>().AddServer<IParcels, Parcels>())
            .BuildServiceProvider();
        await using var disposed = services;
        await services.GetServices<IHostedService>().Single().StartAsync(default);
        var parcels = services.GetRequiredService<IParcels>();
        var blocked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var isAnswered = 0;
        Parcel.Labelled = label =>
        {
            // The worker sets the first, the caller that reads it the second.
            if (label == "fetched slow" && Interlocked.Increment(ref isAnswered) == 2)
            {
                blocked.SetResult();
                unblocked.Wait();
            }
        };

        try
        {
            var slow = parcels.Fetch("slow");
            await blocked.Task.WaitAsync(Deadline);

            Assert.Equal("fetched quick", (await parcels.Fetch("quick").WaitAsync(Deadline)).Label);

            unblocked.Set();
            Assert.Equal("fetched slow", (await slow.WaitAsync(Deadline)).Label);
        }
        finally
        {
            unblocked.Set();
            Parcel.Labelled = static _ => { };
        }
    }

    private static async Task<ServiceProvider> StartAsync(
        Script script, FakeQueueTransport transport, Action<ArthropodBuilder> more, Action<RemoteServerOptions> configure)
    {
        var services = new ServiceCollection().AddSingleton(script).AddArthropod(remote =>
        {
            more(remote);
            remote.UseTransport(_ => transport).AddClient<IWorker>().AddServer<IWorker, Worker>(configure);
        }).BuildServiceProvider();
        await services.GetServices<IHostedService>().Single().StartAsync(default);
        return services;
    }

    /// <summary>Its first claim blocks the thread that asks for it.</summary>
    private sealed class BlockingStore(ManualResetEventSlim unblocked) : IIdempotencyStore
    {
        private readonly InMemoryIdempotencyStore _store = new();
        private int _claims;

        public ValueTask<IdempotencyClaim> ClaimAsync(string key, string owner, DateTimeOffset now, TimeSpan lasts, CancellationToken cancellationToken)
        {
            if (Interlocked.Increment(ref _claims) == 1)
            {
                unblocked.Wait(CancellationToken.None);
            }

            return _store.ClaimAsync(key, owner, now, lasts, cancellationToken);
        }

        public ValueTask<bool> CompleteAsync(string key, string owner, DateTimeOffset now, ReadOnlyMemory<byte> outcome, TimeSpan keepFor, CancellationToken cancellationToken) =>
            _store.CompleteAsync(key, owner, now, outcome, keepFor, cancellationToken);

        public ValueTask ReleaseAsync(string key, string owner, CancellationToken cancellationToken) => _store.ReleaseAsync(key, owner, cancellationToken);
    }
}
