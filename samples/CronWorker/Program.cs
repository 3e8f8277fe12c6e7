using Arthropod.Remote;
using Arthropod.Remote.Hosting;
using CronWorker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

// Nobody said where the queue is: then there is one in this process, and a few calls in it.
await using var demo = QueueSettings.Exist() ? null : new Demo();

var builder = Host.CreateApplicationBuilder(args);
builder.Services.AddArthropod(remote => UseQueue(remote)
    .AddServer<IInvoicePrinter, InvoicePrinter>(server => server.StartWithHost = false));
builder.Services.Configure<ConsoleLifetimeOptions>(console => console.SuppressStatusMessages = true);
using var host = builder.Build();

try
{
    if (demo is not null)
    {
        await demo.CallAsync();
    }

    // Ctrl+C and SIGTERM stop the host, and that ends the draining: no more is taken, and what runs is finished, or
    // goes back to the queue when the host's shutdown time is over.
    await host.StartAsync();
    var stopped = host.WaitForShutdownAsync();

    // Started by cron: works until the queue is empty, and ends.
    var count = await host.Services.GetRequiredService<IRemoteServer>().DrainAsync();
    Console.WriteLine($"handled: {count}");

    var lifetime = host.Services.GetRequiredService<IHostApplicationLifetime>();
    if (demo is not null && !lifetime.ApplicationStopping.IsCancellationRequested)
    {
        await demo.ShowResultsAsync();
    }

    lifetime.StopApplication();
    await stopped;
    return 0;
}
catch (Exception exception) when (exception is RemoteException or InvalidOperationException)
{
    // cron sends the message to whoever it should: the queue cannot be reached, no region or credentials are known.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

ArthropodBuilder UseQueue(ArthropodBuilder remote) => demo is null ? remote.UseSqs() : remote.UseLocal(demo.Queue);
