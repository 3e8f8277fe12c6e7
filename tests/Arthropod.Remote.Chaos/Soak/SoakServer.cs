using Arthropod.Remote.Chaos.Processes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Chaos.Soak;

/// <summary>The serving process of a soak: until SIGTERM, then it tells its samples.</summary>
internal static class SoakServer
{
    private const int Concurrency = 64;

    public static async Task<int> RunAsync(TextWriter output, CancellationToken cancellationToken)
    {
        Parent.Heed();
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddArthropod(remote =>
            remote.UseSqs().AddServer<ISoakWork, SoakWork>(server => server.MaxConcurrency = Concurrency));
        using var host = builder.Build();
        using var over = new CancellationTokenSource();
        var sampling = SoakSample.TakeUntilAsync(over.Token);
        await host.StartAsync(cancellationToken);
        await host.WaitForShutdownAsync(cancellationToken);
        await over.CancelAsync();
        await output.WriteLineAsync(SoakSample.Write(await sampling));
        return 0;
    }
}
