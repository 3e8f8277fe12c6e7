using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Arthropod;

/// <summary>A host that serves the contract, as its users have it, but for the log: standard output is the parent's.</summary>
internal sealed class ArthropodWorker(IHost host) : IAsyncDisposable
{
    public static async Task<IAsyncDisposable> StartAsync(Uri endpoint, int concurrency)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
        builder.Services.AddArthropod(remote => remote
            .UseSqs(sqs => sqs.ServiceUrl = endpoint)
            .AddServer<IEcho, EchoService>(server => server.MaxConcurrency = concurrency));
        var host = builder.Build();
        await host.StartAsync();
        return new ArthropodWorker(host);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        await ((IAsyncDisposable)host).DisposeAsync();
    }
}
