using System.Globalization;
using Amazon.SQS.Model;
using Arthropod.Remote.Hosting;
using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>
/// Callers and workers of one test, each a host of its own, on one queue server and under a prefix that no other test
/// has; and what lies in their queues.
/// </summary>
internal sealed class World(QueueServer server) : IAsyncDisposable
{
    /// <summary>For what must happen, in real time: generous, since only a failure uses it up.</summary>
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    private static int _count;

    private readonly List<IHost> _hosts = [];

    public string Prefix { get; } = string.Create(CultureInfo.InvariantCulture, $"{server.Prefix}{Interlocked.Increment(ref _count)}-");

    public Floor Floor { get; } = new();

    public WorldLog Log { get; } = new();

    /// <summary>Whether workers have inboxes; a test that counts inboxes may want only the callers'.</summary>
    public bool WorkersAcceptCancels { get; init; } = true;

    public string RequestQueue => Prefix + "workshop";

    /// <summary>Says a builder to go through this world's queues.</summary>
    public ArthropodBuilder Use(ArthropodBuilder builder) => server.Use(builder).Configure(options => options.Prefix = Prefix);

    public async Task<IHost> StartAsync(Action<ArthropodBuilder> configure, Action<IServiceCollection>? services = null)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Services.AddSingleton(Floor);
        builder.Logging.AddProvider(Log);
        services?.Invoke(builder.Services);
        builder.Services.AddArthropod(remote => configure(Use(remote)));
        var host = builder.Build();
        _hosts.Add(host);
        await host.StartAsync().WaitAsync(Deadline);
        return host;
    }

    public Task<IHost> StartWorkerAsync(Action<RemoteServerOptions>? configure = null, Action<IServiceCollection>? services = null) =>
        StartAsync(
            remote => remote.AddServer<IWorkshop, Workshop>(options =>
            {
                options.AcceptCancels = WorkersAcceptCancels;
                configure?.Invoke(options);
            }),
            services);

    public async Task<IWorkshop> StartCallerAsync(Action<IServiceCollection>? services = null)
    {
        var host = await StartAsync(remote => remote.AddClient<IWorkshop>(), services);
        return host.Services.GetRequiredService<IWorkshop>();
    }

    public async Task<string> UrlAsync(string queue) => (await server.Client.GetQueueUrlAsync(queue)).QueueUrl;

    public async Task SendAsync(string queue, string body) => await server.Client.SendMessageAsync(await UrlAsync(queue), body);

    /// <summary>Ends when the queue is there, so many messages wait in it, and so many are being worked on.</summary>
    public Task UntilQueueHasAsync(string queue, int visible, int inFlight) => UntilAsync(async () =>
    {
        try
        {
            var counts = await server.Client.GetQueueAttributesAsync(
                await UrlAsync(queue), ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]);
            return (counts.ApproximateNumberOfMessages, counts.ApproximateNumberOfMessagesNotVisible) == (visible, inFlight);
        }
        catch (QueueDoesNotExistException)
        {
            return false;
        }
    });

    public async Task<Message> ReceiveAsync(string queue)
    {
        var answer = await server.Client.ReceiveMessageAsync(new ReceiveMessageRequest
        {
            QueueUrl = await UrlAsync(queue),
            WaitTimeSeconds = 20,
            MessageAttributeNames = ["All"],
        });
        return Assert.Single(answer.Messages ?? []);
    }

    public async Task<List<string>> InboxesAsync() =>
        (await server.Client.ListQueuesAsync(Prefix + "arthropod-inbox-")).QueueUrls ?? [];

    /// <summary>Until something is so that happens elsewhere, within the deadline.</summary>
    public static async Task UntilAsync(Func<Task<bool>> condition)
    {
        using var deadline = new CancellationTokenSource(Deadline);
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(20));
        while (!await condition())
        {
            await look.WaitForNextTickAsync(deadline.Token);
        }
    }

    public async ValueTask DisposeAsync()
    {
        Floor.Open();
        foreach (var host in Enumerable.Reverse(_hosts))
        {
            await host.StopAsync().WaitAsync(Deadline);
            host.Dispose();
        }
    }
}
