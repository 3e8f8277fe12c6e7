using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class SendAndReceiveTests : IDisposable
{
    private readonly World _world = new();

    [Theory]
    [InlineData("plain", "ac7938d40cfc2307e2bf325d28e7884e")]
    [InlineData("Grüße \"\\ \t\r\n <&>' 漢字 \U0001F600 \uE000 \uFFFD \uD7FF \U0010FFFF", "84d22df943a55bfd1fbbb24a6a221f58")]
    public async Task A_message_arrives_as_it_was_sent(string body, string md5)
    {
        var queue = await _world.QueueAsync();

        var sent = await _world.Sqs.SendMessageAsync(queue, body);
        var received = await _world.ReceiveOneAsync(queue);

        Assert.Equal(body, received.Body);
        Assert.Equal(sent.MessageId, received.MessageId);
        Assert.Equal(md5, received.MD5OfBody);
        Assert.Equal(sent.MD5OfMessageBody, received.MD5OfBody);
    }

    [Fact]
    public async Task Messages_come_in_the_order_of_sending()
    {
        var queue = await _world.QueueAsync();
        for (var number = 0; number < 12; number++)
        {
            await _world.SendAsync(queue, $"{number}");
        }

        Assert.Equal(["0"], (await _world.ReceiveAsync(queue, max: 1)).Select(m => m.Body));
        Assert.Equal(Enumerable.Range(1, 10).Select(n => $"{n}"), (await _world.ReceiveAsync(queue)).Select(m => m.Body));
        Assert.Equal(["11"], (await _world.ReceiveAsync(queue)).Select(m => m.Body));
    }

    [Fact]
    public async Task A_message_tells_how_often_and_when_it_was_received()
    {
        var queue = await _world.QueueAsync();
        var sentAt = _world.Now;
        await _world.SendAsync(queue, "m");
        _world.Pass(5);
        var firstReceived = _world.Now;

        var first = await _world.ReceiveOneAsync(queue, visibility: 1);
        _world.Pass(1);
        var second = await _world.ReceiveOneAsync(queue);

        Assert.Equal($"{sentAt}", first.Attributes["SentTimestamp"]);
        Assert.Equal("1", first.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("2", second.Attributes["ApproximateReceiveCount"]);
        Assert.Equal($"{firstReceived}", second.Attributes["ApproximateFirstReceiveTimestamp"]);
        Assert.NotEmpty(second.Attributes["SenderId"]);
        Assert.NotEqual(first.ReceiptHandle, second.ReceiptHandle);
    }

    [Fact]
    public async Task Only_the_system_attributes_asked_for_are_told()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");

        var none = await _world.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, VisibilityTimeout = 0 });
        var newer = await _world.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, VisibilityTimeout = 0, MessageSystemAttributeNames = ["SentTimestamp"] });
        var older = await _world.PostAsync("ReceiveMessage", $$"""{"QueueUrl":"{{queue}}","AttributeNames":["ApproximateReceiveCount","AWSTraceHeader"]}""");

        Assert.Null(none.Messages[0].Attributes);
        Assert.Equal("SentTimestamp", Assert.Single(newer.Messages[0].Attributes).Key);
        Assert.Contains("\"Attributes\":{\"ApproximateReceiveCount\":\"3\"}", older.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_system_attribute_is_refused()
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() =>
            _world.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, MessageSystemAttributeNames = ["Colour"] }));

        Assert.Equal("InvalidAttributeName", error.ErrorCode);
        Assert.Contains("Colour", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trace_header_and_group_travel_along()
    {
        var queue = await _world.QueueAsync();

        var sent = await _world.Sqs.SendMessageAsync(new SendMessageRequest
        {
            QueueUrl = queue,
            MessageBody = "m",
            MessageGroupId = "tenant-7",
            MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1-5759e988-bd862e3fe1be46a994272793" } },
        });
        var received = await _world.ReceiveOneAsync(queue);

        Assert.NotEmpty(sent.MD5OfMessageSystemAttributes);
        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793", received.Attributes["AWSTraceHeader"]);
        Assert.Equal("tenant-7", received.Attributes["MessageGroupId"]);
    }

    [Theory]
    [InlineData("a\u0000b")]
    [InlineData("a\u0008b")]
    [InlineData("a\u001Fb")]
    [InlineData("\uFFFE")]
    [InlineData("\uFFFD\uFFFF")]
    public async Task Characters_that_SQS_does_not_allow_are_refused(string body)
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => _world.Sqs.SendMessageAsync(queue, body));

        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task An_empty_body_is_refused()
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.Sqs.SendMessageAsync(queue, ""));

        Assert.Equal("MissingParameter", error.ErrorCode);
        Assert.Contains("MessageBody", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1_048_576, 0, true)]
    [InlineData(1_048_577, 0, false)]
    [InlineData(1_048_576 - 10, 10, true)]
    [InlineData(1_048_576 - 10, 11, false)]
    public async Task A_message_may_have_1_MiB_with_its_attributes(int bodyBytes, int attributeBytes, bool fits)
    {
        var queue = await _world.QueueAsync();

        // The body in characters of two bytes, so that counting characters would not do.
        var request = new SendMessageRequest(queue, new string('é', bodyBytes / 2) + (bodyBytes % 2 == 1 ? "x" : ""));
        if (attributeBytes > 0)
        {
            request.MessageAttributes = new() { ["n"] = new() { DataType = "String", StringValue = new string('v', attributeBytes - 7) } };
        }

        if (fits)
        {
            await _world.Sqs.SendMessageAsync(request);
            Assert.Equal(request.MessageBody, (await _world.ReceiveOneAsync(queue)).Body);
        }
        else
        {
            var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.Sqs.SendMessageAsync(request));
            Assert.Equal("InvalidParameterValue", error.ErrorCode);
            Assert.Contains("shorter than 1048576 bytes", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_queue_may_have_a_smaller_limit()
    {
        var queue = await _world.QueueAsync("small", ("MaximumMessageSize", "1024"));

        await _world.Sqs.SendMessageAsync(queue, new string('x', 1024));

        await Assert.ThrowsAsync<AmazonSQSException>(() => _world.Sqs.SendMessageAsync(queue, new string('x', 1025)));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public async Task A_receive_takes_one_to_ten_messages(int max)
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.ReceiveAsync(queue, max));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task A_deduplication_id_belongs_to_FIFO_queues()
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() =>
            _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "m") { MessageDeduplicationId = "d" }));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    public void Dispose() => _world.Dispose();
}
