using System.Globalization;
using Amazon.SQS.Model;
using Arthropod.Remote.Sqs.Tests.EndToEnd.Parcels;
using Arthropod.Remote.Sqs.Tests.EndToEnd.Workshops;
using Arthropod.Remote.Sqs.Tests.Integration;
using Microsoft.Extensions.DependencyInjection;

namespace Arthropod.Remote.Sqs.Tests.EndToEnd;

/// <summary>The one queue that a process owns.</summary>
[Trait("Category", "Integration")]
public sealed class InboxTests(QueueServer server) : IClassFixture<QueueServer>
{
    [Fact]
    public async Task An_inbox_is_made_with_the_first_call_and_there_is_one_for_all_contracts()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartAsync(remote => remote.AddServer<IWorkshop, Workshop>(options => options.AcceptCancels = false).AddServer<IParcelsV1, ParcelsV1>(options => options.AcceptCancels = false));
        var caller = await world.StartAsync(remote => remote.AddClient<IWorkshop>().AddClient<IParcelsV1>());

        Assert.Empty(await world.InboxesAsync());
        await caller.Services.GetRequiredService<IWorkshop>().Greet("you").WaitAsync(World.Deadline);
        await caller.Services.GetRequiredService<IParcelsV1>().Send("Bremen").WaitAsync(World.Deadline);

        Assert.Single(await world.InboxesAsync());
    }

    [Fact]
    public async Task An_inbox_has_its_tags_and_fourteen_days_of_retention_from_its_creation()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();
        var workshop = await world.StartCallerAsync();
        await workshop.Greet("you").WaitAsync(World.Deadline);

        var inbox = Assert.Single(await world.InboxesAsync());
        var tags = (await server.Client.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = inbox })).Tags;
        var attributes = await server.Client.GetQueueAttributesAsync(inbox, ["MessageRetentionPeriod"]);

        Assert.Equal("1", tags["arthropod:inbox"]);
        var heartbeat = DateTime.ParseExact(
            tags["arthropod:heartbeat"], "yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal);
        Assert.InRange(heartbeat, DateTime.UtcNow.AddMinutes(-2), DateTime.UtcNow.AddSeconds(1));
        Assert.Equal(14 * 24 * 3600, attributes.MessageRetentionPeriod);
    }

    [Fact]
    public async Task An_inbox_is_removed_when_its_host_stops()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();
        var caller = await world.StartAsync(remote => remote.AddClient<IWorkshop>());
        await caller.Services.GetRequiredService<IWorkshop>().Greet("you").WaitAsync(World.Deadline);
        Assert.Single(await world.InboxesAsync());

        await caller.StopAsync().WaitAsync(World.Deadline);

        Assert.Empty(await world.InboxesAsync());
    }

    [Fact]
    public async Task An_inbox_is_removed_when_a_scripts_client_is_disposed_of()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();

        await using (var remote = RemoteClient.Create(remote => world.Use(remote)))
        {
            await remote.Get<IWorkshop>().Greet("you").WaitAsync(World.Deadline);
            Assert.Single(await world.InboxesAsync());
        }

        Assert.Empty(await world.InboxesAsync());
    }

    [Fact]
    public async Task Request_queues_keep_calls_for_fourteen_days_and_have_a_dead_letter_queue()
    {
        await using var world = new World(server) { WorkersAcceptCancels = false };
        await world.StartWorkerAsync();

        var attributes = await server.Client.GetQueueAttributesAsync(
            await world.UrlAsync(world.RequestQueue), ["MessageRetentionPeriod", "RedrivePolicy"]);

        Assert.Equal(14 * 24 * 3600, attributes.MessageRetentionPeriod);
        Assert.Contains($"{world.RequestQueue}-dlq", attributes.Attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.Contains("1000", attributes.Attributes["RedrivePolicy"], StringComparison.Ordinal);
    }
}
