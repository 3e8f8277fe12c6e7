using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Integration;

[Trait("Category", "Integration")]
public sealed class MessageTests(QueueServer server) : IClassFixture<QueueServer>
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(30);

    private readonly IQueueTransport _transport = server.CreateTransport();

    [Fact]
    public async Task A_message_sent_is_received_and_deleted()
    {
        var queue = await server.CreateQueueAsync(_transport);
        var message = new OutgoingMessage("hello ✓")
        {
            Attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal) { ["reason"] = new("because ü") },
        };

        var sent = await _transport.SendAsync(queue, [message], CancellationToken.None);
        var received = Assert.Single(await ReceiveAsync(queue));
        var deleted = await _transport.DeleteAsync(queue, [received.Receipt], CancellationToken.None);

        Assert.Equal([Outcome.Done], sent);
        Assert.Equal("hello ✓", received.Body);
        Assert.Equal("because ü", received.Attributes["reason"].Text);
        Assert.Equal(1, received.ReceiveCount);
        Assert.NotEmpty(received.MessageId);
        Assert.InRange(received.SentAt, DateTimeOffset.UtcNow.AddMinutes(-1), DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.InRange(received.FirstReceivedAt, received.SentAt, DateTimeOffset.UtcNow.AddMinutes(1));
        Assert.Equal([Outcome.Done], deleted);
    }

    [Fact]
    public async Task Attributes_of_every_type_travel_as_they_are_and_count_towards_the_size()
    {
        var queue = await server.CreateQueueAsync(_transport);
        var message = new OutgoingMessage("body")
        {
            Attributes = new Dictionary<string, AttributeValue>(StringComparer.Ordinal)
            {
                ["text"] = new("ü"),
                ["number"] = new("Number.int", "007"),
                ["picture"] = new("Binary.png", new byte[] { 0, 0xFF, 0x80 }),
            },
        };

        await _transport.SendAsync(queue, [message], CancellationToken.None);
        var received = Assert.Single(await ReceiveAsync(queue)).Attributes;

        Assert.Equal(("String", "ü"), (received["text"].Type, received["text"].Text));
        Assert.Equal(("Number.int", "007"), (received["number"].Type, received["number"].Text));
        Assert.Equal(("Binary.png", null), (received["picture"].Type, received["picture"].Text));
        Assert.Equal([0, 0xFF, 0x80], received["picture"].Bytes.ToArray());
        Assert.Equal(4 + (4 + 6 + 2) + (6 + 10 + 3) + (7 + 10 + 3), message.ByteCount);
    }

    [Fact]
    public async Task Ten_messages_travel_as_one_batch_each_way()
    {
        var queue = await server.CreateQueueAsync(_transport);
        var bodies = Enumerable.Range(0, 10).Select(i => $"message {i}").ToList();

        var sent = await _transport.SendAsync(queue, [.. bodies.Select(body => new OutgoingMessage(body))], CancellationToken.None);
        var received = await ReceiveAsync(queue);
        var deleted = await _transport.DeleteAsync(queue, [.. received.Select(m => m.Receipt)], CancellationToken.None);

        Assert.Equal(Enumerable.Repeat(Outcome.Done, 10), sent);
        Assert.Equal(bodies, received.Select(m => m.Body).Order());
        Assert.Equal(Enumerable.Repeat(Outcome.Done, 10), deleted);
    }

    [Fact]
    public async Task A_lease_released_brings_the_message_back_at_once_with_a_higher_receive_count()
    {
        var queue = await server.CreateQueueAsync(_transport);
        await _transport.SendAsync(queue, [new OutgoingMessage("again")], CancellationToken.None);
        var first = Assert.Single(await ReceiveAsync(queue));

        var released = await _transport.ChangeVisibilityAsync(queue, [new VisibilityChange(first.Receipt, TimeSpan.Zero)], CancellationToken.None);
        var second = Assert.Single(await ReceiveAsync(queue));

        Assert.Equal([Outcome.Done], released);
        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(2, second.ReceiveCount);
        Assert.Equal(first.SentAt, second.SentAt);
    }

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, int maxMessages = 10) =>
        _transport.ReceiveAsync(queue, new ReceiveRequest(maxMessages, TimeSpan.FromSeconds(5), Lease), CancellationToken.None);
}
