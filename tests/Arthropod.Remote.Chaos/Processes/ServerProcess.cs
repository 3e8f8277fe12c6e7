using Arthropod.Remote.Chaos.Accounting;
using Arthropod.Remote.Chaos.Work;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Chaos.Processes;

/// <summary>A server, until SIGTERM or worse.</summary>
internal static class ServerProcess
{
    private const int Concurrency = 16;

    // Shorter than long calls are, so that some must be given to another server.
    private static readonly TimeSpan ShutdownTimeout = TimeSpan.FromSeconds(2);

    public static async Task<int> RunAsync(string name, string folder, string? store, CancellationToken cancellationToken)
    {
        Parent.Heed();
        using var journal = new Journal(folder, name);
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(journal);
        builder.Services.AddArthropod(remote =>
        {
            remote.UseSqs().AddServer<IChaosWork, ChaosWork>(server =>
            {
                server.MaxConcurrency = Concurrency;
                server.ReceiveWait = TimeSpan.FromSeconds(2); // It is stopped often.
            });
            if (store is not null)
            {
                remote.UseSqliteIdempotencyStore(store);
            }
        });
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = ShutdownTimeout);
        using var host = builder.Build();
        await host.StartAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        return 0;
    }
}
