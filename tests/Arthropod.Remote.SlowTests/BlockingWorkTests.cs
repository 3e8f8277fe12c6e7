using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.SlowTests.World;
using Arthropod.Remote.SlowTests.World.Blocking;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.SlowTests;

/// <summary>Implementations that block threads of the real thread pool, on which their own leases are renewed too.</summary>
public sealed class BlockingWorkTests
{
    private const int Calls = 40;

    [Fact]
    public async Task Forty_handlers_that_each_block_a_thread_for_longer_than_their_lease_run_once_each_and_keep_it()
    {
        using var engine = new LocalSqsEngine();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton<Runs>();
        builder.Services.AddArthropod(remote => remote
            .UseLocal(engine)
            .AddClient<ISleeper>()
            .AddServer<ISleeper, Sleeper>(server =>
            {
                server.MaxConcurrency = Calls;
                server.Visibility = TimeSpan.FromSeconds(3);
            }));
        using var host = builder.Build();
        await host.StartAsync();
        var sleeper = host.Services.GetRequiredService<ISleeper>();

        using var client = engine.CreateClient();
        using var watch = new LeaseWatch(engine, (await client.GetQueueUrlAsync("sleeper")).QueueUrl, Calls);

        var calls = Enumerable.Range(0, Calls).Select(number => sleeper.Sleep(number)).ToArray();
        var answers = await Task.WhenAll(calls).WaitAsync(Deadlines.Step);

        Assert.Equal(Enumerable.Range(0, Calls), answers);
        Assert.True(watch.HasSeenAll);
        Assert.Equal(0, watch.MostWithout);
        Assert.Equal(Enumerable.Range(0, Calls), host.Services.GetRequiredService<Runs>().Order());
        await host.StopAsync();
    }
}
