using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Fakes;
using Arthropod.Remote.Tests.Worlds;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Arthropod.Remote.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public async Task A_worker_is_down_until_it_has_started_and_once_it_stops()
    {
        await using var world = new World();
        var node = Node(world);
        Assert.Contains("has not started", (await CheckAsync(node, HealthStatus.Unhealthy)).Description, StringComparison.Ordinal);

        node.Start();
        world.Advance(TimeSpan.FromMinutes(1));
        var requests = world.Queue.Requests.Count;
        await CheckAsync(node, HealthStatus.Healthy);
        Assert.Equal(requests, world.Queue.Requests.Count);

        node.Stop();
        Assert.Contains("stopped", (await CheckAsync(node, HealthStatus.Unhealthy)).Description, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_caller_is_healthy_before_its_first_call_and_down_when_it_has_stopped()
    {
        await using var world = new World();
        var node = world.Node(remote => remote.AddClient<IWorker>(), static services => services.AddHealthChecks().AddArthropod());
        await CheckAsync(node, HealthStatus.Healthy);

        node.Start();
        node.Stop();

        await CheckAsync(node, HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task A_worker_that_may_not_receive_is_down_at_once_and_up_again_when_it_may()
    {
        await using var world = new World();
        var node = Node(world);
        node.Start();
        world.Queue.On(RequestKind.Receive, "work").Refuse(TransportError.AccessDenied, 3);
        world.Until(() => world.Log.Of(2001).Any());

        var entry = await CheckAsync(node, HealthStatus.Unhealthy);
        Assert.Contains("Receiving from 'work' has failed for 00:00:00", entry.Description, StringComparison.Ordinal);
        Assert.Contains("AccessDenied", (string)entry.Data["receive:work"], StringComparison.Ordinal);

        world.Advance(TimeSpan.FromMinutes(1));
        await CheckAsync(node, HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_queue_that_cannot_be_reached_degrades_first_and_is_down_after_half_a_minute()
    {
        await using var world = new World();
        var node = Node(world);
        node.Start();
        world.Queue.On(RequestKind.Receive, "work").Refuse(TransportError.Unavailable, 1000);
        world.Until(() => world.Log.Of(2001).Any());

        await CheckAsync(node, HealthStatus.Degraded);
        world.Advance(TimeSpan.FromSeconds(31));
        await CheckAsync(node, HealthStatus.Unhealthy);

        world.Queue.ClearFaults();
        world.Advance(TimeSpan.FromMinutes(1));
        await CheckAsync(node, HealthStatus.Healthy);
    }

    [Fact]
    public async Task A_caller_that_may_not_receive_its_answers_is_down()
    {
        await using var world = new World { ServersAcceptCancels = false };
        var node = world.Node(remote => remote.AddClient<IWorker>(), static services => services.AddHealthChecks().AddArthropod());
        world.Queue.On(RequestKind.Receive, QueueNames.InboxMarker).Refuse(TransportError.AccessDenied, int.MaxValue);

        await Assert.ThrowsAsync<RemoteException>(() => world.Completes(node.Get<IWorker>().Do("work"), TimeSpan.FromSeconds(15)));

        await CheckAsync(node, HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Throttling_degrades_for_five_minutes()
    {
        await using var world = new World();
        world.Server(Script.Echo());
        var node = world.Node(remote => remote.AddClient<IWorker>(), static services => services.AddHealthChecks().AddArthropod());
        world.Queue.On(RequestKind.Send, "work").Refuse(TransportError.Throttled);
        await world.Completes(node.Get<IWorker>().Do("work"));

        var entry = await CheckAsync(node, HealthStatus.Degraded);
        Assert.Contains("throttling requests to 'work'", entry.Description, StringComparison.Ordinal);
        world.Advance(TimeSpan.FromMinutes(5));
        await CheckAsync(node, HealthStatus.Healthy);
    }

    [Theory]
    [InlineData(TransportError.LeaseLost)]
    [InlineData(TransportError.Unavailable)]
    public async Task Trouble_with_leases_degrades_for_five_minutes(TransportError error)
    {
        await using var world = new World();
        var node = Node(world, Script.Takes(TimeSpan.FromMinutes(2), world.Time));
        node.Start();
        _ = world.Client().Do("work");
        world.Queue.On(RequestKind.ChangeVisibility, "work").Refuse(error);

        world.Advance(TimeSpan.FromMinutes(1));

        Assert.Contains("leases", (await CheckAsync(node, HealthStatus.Degraded)).Data.Keys);
        world.Advance(TimeSpan.FromMinutes(10));
        await CheckAsync(node, HealthStatus.Healthy);
    }

    [Theory]
    [InlineData(nameof(RequestKind.List))]
    [InlineData(nameof(RequestKind.GetTags))]
    [InlineData(nameof(RequestKind.DeleteQueue))]
    public async Task A_process_that_may_not_sweep_is_degraded_and_says_so(string denied)
    {
        await using var world = new World();
        var node = Node(world);
        node.Start();
        var dead = world.ClientNode();
        _ = dead.Get<IWorker>().Do("work");
        world.Advance(TimeSpan.FromMinutes(1));
        dead.Kill();
        world.Queue.On(Enum.Parse<RequestKind>(denied)).Refuse(TransportError.AccessDenied);

        world.Advance(TimeSpan.FromHours(20));

        Assert.Contains("sweep", (await CheckAsync(node, HealthStatus.Degraded)).Data.Keys);
    }

    [Fact]
    public async Task The_application_says_how_a_failure_is_reported_and_checks_of_several_accounts_have_names()
    {
        await using var world = new World();
        var services = new ServiceCollection().AddLogging().AddArthropod("eu", static remote => remote.UseTransport(static _ => new FakeQueueTransport(TimeProvider.System)).AddServer<IWorker>(static _ => null!));
        services.AddHealthChecks().AddArthropod("eu", HealthStatus.Degraded, ["ready"]);
        await using var provider = services.BuildServiceProvider();

        var registration = provider.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single();
        var result = await registration.Factory(provider).CheckHealthAsync(new HealthCheckContext { Registration = registration });

        Assert.Equal(("arthropod:eu", HealthStatus.Degraded, "ready"), (registration.Name, result.Status, registration.Tags.Single()));
    }

    private static Node Node(World world, Script? script = null) => world.Node(
        remote => remote.AddServer<IWorker, Worker>(),
        services =>
        {
            services.AddSingleton(script ?? Script.Echo());
            services.AddHealthChecks().AddArthropod();
        });

    private static async Task<HealthCheckResult> CheckAsync(Node node, HealthStatus expected)
    {
        var registration = node.Services.GetRequiredService<IOptions<HealthCheckServiceOptions>>().Value.Registrations.Single();
        var result = await registration.Factory(node.Services).CheckHealthAsync(new HealthCheckContext { Registration = registration });
        Assert.Equal(expected, result.Status);
        return result;
    }
}
