using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arthropod.Remote.Sqs.Tests.Faults;

/// <summary>Queues' addresses are asked for once, and again when SQS says that there is no such queue.</summary>
public sealed class QueueAddressTests
{
    [Fact]
    public async Task An_address_is_asked_for_once()
    {
        using var world = await FaultyWorld.CreateAsync();

        await world.SendAsync("a");
        await world.SendAsync("b");
        await world.ReceiveAsync();

        Assert.Single(world.Way.Operations, "GetQueueUrl");
    }

    [Fact]
    public async Task An_address_without_a_queue_is_asked_for_again()
    {
        using var world = await FaultyWorld.CreateAsync();
        await world.SendAsync("a");
        world.Way.Only = "SendMessage";
        world.Way.Refuse("QueueDoesNotExist");
        Assert.Equal(TransportError.QueueMissing, (await world.SendAsync("b"))[0].Error);

        world.Way.Fault = null;
        Assert.Equal([Outcome.Done], await world.SendAsync("c"));

        Assert.Equal(2, world.Way.Operations.Count(operation => operation == "GetQueueUrl"));
    }

    [Fact]
    public async Task A_queue_that_is_recreated_is_found_again_with_its_new_limit()
    {
        using var engine = new LocalSqsEngine(new LocalSqsOptions { DeletedNameCooldown = TimeSpan.Zero });
        using var client = SqsClientFactory.CreateInProcess(engine.CreateHandler);
        using var transport = new SqsTransport(client, ownsClient: false, TimeProvider.System, NullLogger<SqsTransport>.Instance);
        await transport.CreateQueueAsync(new QueueDefinition("queue"), CancellationToken.None);
        var message = new OutgoingMessage(new string('x', 300_000));
        await client.DeleteQueueAsync((await client.GetQueueUrlAsync("queue")).QueueUrl);

        var missing = await transport.SendAsync("queue", [message], CancellationToken.None);
        await client.CreateQueueAsync(new Amazon.SQS.Model.CreateQueueRequest
        {
            QueueName = "queue",
            Attributes = new() { ["MaximumMessageSize"] = "262144" },
        });
        var found = await transport.FindQueueAsync("queue", CancellationToken.None);
        var refused = await transport.SendAsync("queue", [message], CancellationToken.None);

        Assert.Equal(TransportError.QueueMissing, missing[0].Error);
        Assert.Equal(262_144, found?.MaxMessageBytes);
        Assert.Equal((OutcomeKind.Refused, TransportError.TooLarge), (refused[0].Kind, refused[0].Error));
    }

    [Fact]
    public async Task Sizes_are_counted_in_UTF8_bytes_with_attributes_and_a_message_that_is_too_large_is_not_sent()
    {
        using var world = await FaultyWorld.CreateAsync();
        // Three bytes each: 1,048,575 bytes in 349,525 characters. "String", a name and a value are what is left.
        var fits = new OutgoingMessage(new string('€', 349_525) + "x");
        var tooLarge = new OutgoingMessage(new string('€', 349_523))
        {
            Attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["n"] = new("v") },
        };

        var sent = await world.Transport.SendAsync(FaultyWorld.Queue, [fits], CancellationToken.None);
        var both = await world.Transport.SendAsync(FaultyWorld.Queue, [tooLarge, new OutgoingMessage("small")], CancellationToken.None);

        Assert.Equal(1_048_576, fits.ByteCount);
        Assert.Equal(1_048_577, tooLarge.ByteCount);
        Assert.Equal([Outcome.Done], sent);
        Assert.Equal((OutcomeKind.Refused, TransportError.TooLarge), (both[0].Kind, both[0].Error));
        Assert.Contains("1048577", both[0].Detail, StringComparison.Ordinal);
        Assert.Equal(Outcome.Done, both[1]);
    }
}
