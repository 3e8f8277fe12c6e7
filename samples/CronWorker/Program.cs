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
using var host = builder.Build();

try
{
    if (demo is not null)
    {
        await demo.CallAsync();
    }

    // Started by cron: works until the queue is empty, and ends. The host need not run for that.
    var server = host.Services.GetRequiredService<IRemoteServer>();
    var count = await server.DrainAsync();
    Console.WriteLine($"handled: {count}");

    if (demo is not null)
    {
        await demo.ShowResultsAsync();
    }

    return 0;
}
catch (Exception exception) when (exception is RemoteException or InvalidOperationException)
{
    // cron sends the message to whoever it should: the queue cannot be reached, no region or credentials are known.
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

ArthropodBuilder UseQueue(ArthropodBuilder remote) => demo is null ? remote.UseSqs() : remote.UseLocal(demo.Queue);
