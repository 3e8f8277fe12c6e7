using AotClient;
using Arthropod.Remote;
using Arthropod.Remote.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

// The same lines as with the JIT: what AddClient and AddServer need was generated when this was compiled.
var builder = Host.CreateApplicationBuilder(args);
builder.Logging.SetMinimumLevel(LogLevel.Warning);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddArthropod(remote => UseQueue(remote)
    .AddServer<ISurveyor, Surveyor>()
    .AddClient<ISurveyor>());

using var host = builder.Build();
try
{
    await host.StartAsync();
    var surveyor = host.Services.GetRequiredService<ISurveyor>();
    string[] places = ["meadow", "wood", "pond"];
    var survey = await surveyor.Count(
        places, new InlineProgress<int>(done => Console.WriteLine($"progress: {done} of {places.Length}")));
    Console.WriteLine($"result: {string.Join(", ", survey.LegsByPlace.Select(place => $"{place.Value} legs in the {place.Key}"))}");
    await host.StopAsync();
    return 0;
}
catch (Exception exception) when (exception is RemoteException or InvalidOperationException)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return 1;
}

static ArthropodBuilder UseQueue(ArthropodBuilder remote) =>
    string.IsNullOrEmpty(Environment.GetEnvironmentVariable("AWS_ENDPOINT_URL_SQS")) ? remote.UseLocal() : remote.UseSqs();
