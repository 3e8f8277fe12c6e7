using Amazon.SQS.Model;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Integration;

[Trait("Category", "Integration")]
public sealed class ProvisioningTests(QueueServer server) : IClassFixture<QueueServer>
{
    private readonly IQueueTransport _transport = server.CreateTransport();

    [Fact]
    public async Task A_queue_that_does_not_exist_is_not_found()
    {
        Assert.Null(await _transport.FindQueueAsync(server.NewName(), CancellationToken.None));
    }

    [Fact]
    public async Task A_queue_is_created_with_retention_dead_letter_queue_and_tags_and_takes_one_mebibyte()
    {
        var (queue, dead) = (server.NewName(), server.NewName("dead"));
        await _transport.CreateQueueAsync(new QueueDefinition(dead) { Retention = TimeSpan.FromDays(14) }, CancellationToken.None);

        var created = await _transport.CreateQueueAsync(
            new QueueDefinition(queue)
            {
                Retention = TimeSpan.FromDays(14),
                DeadLetterQueue = dead,
                MaxReceiveCount = 7,
                Tags = new Dictionary<string, string>(StringComparer.Ordinal) { ["arthropod"] = "inbox" },
            },
            CancellationToken.None);

        var url = (await server.Client.GetQueueUrlAsync(queue)).QueueUrl;
        var attributes = (await server.Client.GetQueueAttributesAsync(url, ["All"])).Attributes;
        var tags = (await server.Client.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = url })).Tags;
        Assert.Equal("1209600", attributes["MessageRetentionPeriod"]);
        Assert.Contains($":{dead}\"", attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.Contains("7", attributes["RedrivePolicy"], StringComparison.Ordinal);
        Assert.Equal("inbox", tags["arthropod"]);
        Assert.Equal(int.Parse(attributes["MaximumMessageSize"], System.Globalization.CultureInfo.InvariantCulture), created.MaxMessageBytes);
        Assert.Equal(created, await _transport.FindQueueAsync(queue, CancellationToken.None));
    }

    [Fact]
    public async Task A_queue_that_exists_is_found_by_a_creation_and_left_as_it_is()
    {
        var queue = server.NewName();
        var url = (await server.Client.CreateQueueAsync(new CreateQueueRequest
        {
            QueueName = queue,
            Attributes = new() { ["MessageRetentionPeriod"] = "3600", ["MaximumMessageSize"] = "262144" },
        })).QueueUrl;

        var found = await _transport.CreateQueueAsync(new QueueDefinition(queue) { Retention = TimeSpan.FromDays(14) }, CancellationToken.None);

        var attributes = (await server.Client.GetQueueAttributesAsync(url, ["All"])).Attributes;
        Assert.Equal(new QueueInfo(queue, 262_144), found);
        Assert.Equal("3600", attributes["MessageRetentionPeriod"]);
    }

    [Fact]
    public async Task Ten_processes_that_create_one_queue_at_the_same_time_all_find_it()
    {
        var queue = server.NewName();
        var creations = Enumerable.Range(0, 10).Select(i => server.CreateTransport().CreateQueueAsync(
            new QueueDefinition(queue) { Retention = TimeSpan.FromDays(1 + i) }, CancellationToken.None));

        var created = await Task.WhenAll(creations);

        Assert.All(created, info => Assert.Equal(created[0], info));
    }

    [Fact]
    public async Task A_queue_is_not_created_without_the_dead_letter_queue_that_it_names()
    {
        var (queue, dead) = (server.NewName(), server.NewName("dead"));

        var error = await Assert.ThrowsAsync<TransportException>(() => _transport.CreateQueueAsync(
            new QueueDefinition(queue) { DeadLetterQueue = dead }, CancellationToken.None));

        Assert.Equal(TransportError.QueueMissing, error.Error);
        Assert.Contains(dead, error.Message, StringComparison.Ordinal);
        Assert.Null(await _transport.FindQueueAsync(queue, CancellationToken.None));
    }

    [Fact]
    public async Task A_message_received_too_often_goes_to_the_dead_letter_queue()
    {
        var (queue, dead) = (server.NewName(), server.NewName("dead"));
        await _transport.CreateQueueAsync(new QueueDefinition(dead), CancellationToken.None);
        await _transport.CreateQueueAsync(new QueueDefinition(queue) { DeadLetterQueue = dead, MaxReceiveCount = 1 }, CancellationToken.None);
        await _transport.SendAsync(queue, [new OutgoingMessage("poison")], CancellationToken.None);

        var received = Assert.Single(await ReceiveAsync(queue, TimeSpan.FromSeconds(5)));
        await _transport.ChangeVisibilityAsync(queue, [new VisibilityChange(received.Receipt, TimeSpan.Zero)], CancellationToken.None);

        Assert.Empty(await ReceiveAsync(queue, TimeSpan.FromSeconds(1)));
        Assert.Equal("poison", Assert.Single(await ReceiveAsync(dead, TimeSpan.FromSeconds(5))).Body);
    }

    [Fact]
    public async Task A_queue_deleted_is_gone_and_deleting_it_again_does_no_harm()
    {
        var queue = await server.CreateQueueAsync(_transport);

        await _transport.DeleteQueueAsync(queue, CancellationToken.None);
        await _transport.DeleteQueueAsync(queue, CancellationToken.None);

        Assert.Null(await _transport.FindQueueAsync(queue, CancellationToken.None));
    }

    [Fact]
    public async Task A_queue_deleted_by_somebody_else_is_noticed_by_every_kind_of_request()
    {
        var queue = await server.CreateQueueAsync(_transport);
        await server.Client.DeleteQueueAsync((await server.Client.GetQueueUrlAsync(queue)).QueueUrl);
        var message = new OutgoingMessage("nowhere");

        var sent = await _transport.SendAsync(queue, [message, message], CancellationToken.None);
        var deleted = await _transport.DeleteAsync(queue, ["receipt"], CancellationToken.None);
        var changed = await _transport.ChangeVisibilityAsync(queue, [new VisibilityChange("receipt", TimeSpan.Zero)], CancellationToken.None);
        var receive = await Assert.ThrowsAsync<TransportException>(() => ReceiveAsync(queue, TimeSpan.Zero));

        Assert.All(
            sent.Concat(deleted).Concat(changed),
            outcome => Assert.Equal((OutcomeKind.Refused, TransportError.QueueMissing), (outcome.Kind, outcome.Error)));
        Assert.Equal(TransportError.QueueMissing, receive.Error);
        Assert.Contains(queue, receive.Message, StringComparison.Ordinal);
    }

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, TimeSpan wait) =>
        _transport.ReceiveAsync(queue, new ReceiveRequest(10, wait, TimeSpan.FromSeconds(30)), CancellationToken.None);
}
