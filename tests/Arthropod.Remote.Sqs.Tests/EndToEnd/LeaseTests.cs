using Amazon.Runtime;
using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>Work that outlasts its visibility timeout, and work that is given back.</summary>
[Trait("Category", "Integration")]
public sealed class LeaseTests(QueueServer server) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task A_handler_longer_than_three_visibility_timeouts_runs_once()
    {
        // Renewed every second, so after seven renewals three timeouts of two seconds are over; real time, because a
        // queue server that is not ours knows no other. The second slot would take the call if it came back.
        await using var world = new World(server);
        using var renewals = new Renewals(server);
        var worker = await world.StartAsync(remote => remote
            .UseSqs(server.Client)
            .AddServer<IWorkshop, Workshop>(options =>
            {
                options.Visibility = TimeSpan.FromSeconds(2);
                options.MaxConcurrency = 2;
            }));
        var workshop = await world.StartCallerAsync();

        var call = workshop.WaitAtGate();
        await world.Floor.OneMoreEnteredAsync();
        await renewals.HappenAsync(7);
        world.Floor.Open();

        Assert.Equal(1, await call.WaitAsync(World.Deadline));
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
        Assert.Equal(1, world.Floor.Runs);
    }

    [Fact]
    public async Task A_shutdown_waits_for_what_can_finish()
    {
        await using var world = new World(server);
        var worker = await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();

        var call = workshop.WaitAtGate();
        await world.Floor.OneMoreEnteredAsync();
        var stopping = worker.StopAsync();
        Assert.False(stopping.IsCompleted);
        world.Floor.Open();
        await stopping.WaitAsync(World.Deadline);

        Assert.Equal(1, await call.WaitAsync(World.Deadline));
        Assert.Equal(1, world.Floor.Runs);
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }

    [Fact]
    public async Task A_shutdown_that_cannot_wait_releases_the_call_at_once_for_another_server()
    {
        // Ten minutes: without the release, nobody would get the call before the test's deadline. One slot, so that no
        // receive is under way when the worker leaves: moto would hand the call to it, although nobody listens any more.
        await using var world = new World(server);
        var leaving = await world.StartWorkerAsync(
            options =>
            {
                options.Visibility = TimeSpan.FromMinutes(10);
                options.MaxConcurrency = 1;
            },
            services => services.Configure<HostOptions>(options => options.ShutdownTimeout = TimeSpan.FromMilliseconds(100)));
        var workshop = await world.StartCallerAsync();

        var call = workshop.WaitAtGate();
        await world.Floor.OneMoreEnteredAsync();
        await leaving.StopAsync().WaitAsync(World.Deadline);
        await world.StartWorkerAsync(options => options.Visibility = TimeSpan.FromMinutes(10));
        await world.Floor.OneMoreEnteredAsync();
        world.Floor.Open();

        Assert.Equal(1, await call.WaitAsync(World.Deadline));
        await world.UntilQueueHasAsync(world.RequestQueue, visible: 0, inFlight: 0);
    }

    /// <summary>Counts the renewals that the server has confirmed to its client.</summary>
    private sealed class Renewals : IDisposable
    {
        private readonly AmazonServiceClient _client;
        private readonly SemaphoreSlim _confirmed = new(0);

        public Renewals(QueueServer server)
        {
            _client = (AmazonServiceClient)server.Client;
            _client.AfterResponseEvent += Count;
        }

        public async Task HappenAsync(int count)
        {
            for (var confirmed = 0; confirmed < count; confirmed++)
            {
                Assert.True(await _confirmed.WaitAsync(World.Deadline), "The lease was not renewed.");
            }
        }

        public void Dispose()
        {
            _client.AfterResponseEvent -= Count;
            _confirmed.Dispose();
        }

        private void Count(object sender, ResponseEventArgs answer)
        {
            if (answer is WebServiceResponseEventArgs { Response: ChangeMessageVisibilityResponse or ChangeMessageVisibilityBatchResponse })
            {
                _confirmed.Release();
            }
        }
    }
}
