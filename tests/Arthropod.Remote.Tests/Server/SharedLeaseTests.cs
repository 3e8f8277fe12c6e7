using Arthropod.Remote.Server.Deliveries;
using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Tests.Server;

/// <summary>A message that holds several calls.</summary>
public sealed class SharedLeaseTests
{
    [Fact]
    public async Task A_call_that_fails_after_its_neighbours_were_answered_does_not_bring_them_back()
    {
        await using var world = new World();
        world.Node(
            remote => remote.AddServer<IWorker, Worker>(),
            services => services
                .AddSingleton(new Script(static job => job.Context.Attempt == 1 ? throw job.Context.Retry(TimeSpan.FromSeconds(1)) : Task.FromResult(job.Order)))
                .AddSingleton<IDeliveryStep, AnsweredNeighbour>()).Start();
        var messages = new List<string>();
        world.Queue.Added = (queue, message) =>
        {
            if (queue == "work")
            {
                messages.Add(message.Id);
            }
        };

        Assert.Equal("order", await world.Completes(world.Client().Do("order")));

        Assert.Equal(2, messages.Count);
    }

    /// <summary>Makes the first attempt the last of two deliveries of its message: the other one has been answered.</summary>
    private sealed class AnsweredNeighbour : IDeliveryStep
    {
        public Task<Disposition> RunAsync(Delivery delivery, NextStep next)
        {
            if (delivery.Receipt == 1)
            {
                delivery.Lease.ShareAmong(2);
                delivery.Lease.Leave(comesBack: false);
            }

            return next(delivery);
        }
    }
}
