using Amazon.SQS;
using Arthropod.Remote.Chaos.Work;
using Arthropod.Remote.LocalSqs;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>One server and one caller around an engine in this process, and a stranger's way to their queues.</summary>
internal sealed class FuzzWorld : IAsyncDisposable
{
    private readonly LocalSqsEngine _engine = new();
    private readonly IHost _server;
    private readonly RemoteClient _caller;

    private FuzzWorld(Action<Guid> carriedOut)
    {
        Sqs = _engine.CreateClient();
        _caller = RemoteClient.Create(remote => remote.UseLocal(_engine));
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(carriedOut);
        builder.Services.AddArthropod(remote => remote.UseLocal(_engine).AddServer<IChaosWork, FuzzWork>(server =>
        {
            server.MaxConcurrency = 64;

            // What nobody understands is to come to its end while somebody looks.
            server.MaxAttempts = 2;
            server.NotUnderstoodGrace = TimeSpan.FromSeconds(1);
            server.MissingInboxGrace = TimeSpan.FromSeconds(1);
            server.Visibility = TimeSpan.FromMinutes(1);
        }));
        _server = builder.Build();
    }

    public IAmazonSQS Sqs { get; }

    public static async Task<FuzzWorld> StartAsync(Action<Guid> carriedOut)
    {
        var world = new FuzzWorld(carriedOut);
        await world._server.StartAsync();
        return world;
    }

    /// <summary>An honest call among the forged ones.</summary>
    /// <returns>Whether it got its answer.</returns>
    public async Task<bool> CallAsync(int number)
    {
        try
        {
            var result = await _caller.Get<IChaosWork>().Run(0, number);
            return BitConverter.ToInt32(result) == number;
        }
        catch (RemoteException)
        {
            return false;
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _caller.DisposeAsync();
        await _server.StopAsync();
        _server.Dispose();
        Sqs.Dispose();
        _engine.Dispose();
    }
}
