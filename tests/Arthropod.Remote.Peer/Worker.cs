using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Peer;

/// <summary>
/// Serves <see cref="IPeer"/> until SIGTERM. Configuration comes from the command line: the library's own options, and
/// <c>--Waits=true</c> (work waits for the parent's "go"), <c>--ShutdownTimeout=00:00:01</c>.
/// </summary>
internal static class Worker
{
    public static async Task<int> RunAsync(string[] args)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddCommandLine(args);
        var gate = new Gate();
        var tally = new Tally();
        if (!builder.Configuration.GetValue<bool>("Waits"))
        {
            gate.Open();
        }

        Parent.Heed(gate);
        builder.Services.AddSingleton(gate).AddSingleton(tally);
        builder.Services.Configure<HostOptions>(host =>
            host.ShutdownTimeout = builder.Configuration.GetValue("ShutdownTimeout", TimeSpan.FromSeconds(30)));
        builder.Services.AddArthropod(remote => remote.UseSqs().AddServer<IPeer, Peer>(static server => server.ReceiveWait = TimeSpan.FromSeconds(2)));

        using var host = builder.Build();
        host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.Register(() => Console.WriteLine("stopping"));
        await host.StartAsync();
        Console.WriteLine("ready");
        await host.WaitForShutdownAsync();
        Console.WriteLine($"served {tally.Count}");
        return 0;
    }
}
