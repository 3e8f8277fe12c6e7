using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>The SDK verifies the MD5 of what it sends and receives, so that a wrong one fails these tests too.</summary>
public sealed class MessageAttributeTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task Attributes_of_all_types_arrive()
    {
        var queue = await _world.QueueAsync();
        await SendAsync(
            queue,
            ("text", new() { DataType = "String", StringValue = "größer" }),
            ("price", new() { DataType = "Number.euro", StringValue = "-12.50e3" }),
            ("blob", new() { DataType = "Binary.gif", BinaryValue = new MemoryStream([0, 255, 128]) }));

        var attributes = (await _world.ReceiveOneAsync(queue)).MessageAttributes;

        Assert.Equal(("String", "größer"), (attributes["text"].DataType, attributes["text"].StringValue));
        Assert.Equal(("Number.euro", "-12.50e3"), (attributes["price"].DataType, attributes["price"].StringValue));
        Assert.Equal("Binary.gif", attributes["blob"].DataType);
        Assert.Equal([0, 255, 128], attributes["blob"].BinaryValue.ToArray());
    }

    [Fact]
    public async Task Their_MD5_is_the_one_that_AWS_computes()
    {
        // Recorded from AWS: these three attributes, and any part of them (LocalStack's snapshot of 2023-07-06).
        var queue = await _world.QueueAsync();
        var sent = await SendAsync(queue, Text("Hello", "There"), Text("General", "Kenobi"), Text("Help.Me", "Me"));

        Assert.Equal("4c360f3fdafd970e05fae2f149d997f5", sent.MD5OfMessageAttributes);
        Assert.Equal("4c360f3fdafd970e05fae2f149d997f5", (await ReceiveAsync(queue, "All")).MD5OfMessageAttributes);
        Assert.Equal("4c360f3fdafd970e05fae2f149d997f5", (await ReceiveAsync(queue, ".*")).MD5OfMessageAttributes);
        Assert.Equal("fca026605781cb4126a1e9044df24232", (await ReceiveAsync(queue, "Hello", "General")).MD5OfMessageAttributes);
        Assert.Equal("a311262e065454b75da111d535b8dacd", (await ReceiveAsync(queue, "Hello", "Nobody")).MD5OfMessageAttributes);
        Assert.Equal("83fee93c1bcd8b9a5a923ffacdc636c7", (await ReceiveAsync(queue, "Hel.*")).MD5OfMessageAttributes);
    }

    [Theory]
    [InlineData("", "All")]
    [InlineData("Hello,General,Help.Me", "All")]
    [InlineData("Hello,General,Help.Me", ".*")]
    [InlineData("Help.Me", "Help.*")]
    [InlineData("Hello,Help.Me", "Hel.*")]
    [InlineData("Hello", "Hello,Nobody")]
    [InlineData("", "Nobody")]
    [InlineData("", "hello")]
    [InlineData("", "")]
    public async Task Only_attributes_asked_for_are_told(string expected, string names)
    {
        var queue = await _world.QueueAsync();
        await SendAsync(queue, expected.Length == 0 && names == "All" ? [] : [Text("Hello", "There"), Text("General", "Kenobi"), Text("Help.Me", "Me")]);

        var told = await ReceiveAsync(queue, names.Split(',', StringSplitOptions.RemoveEmptyEntries));

        Assert.Equal(expected.Split(',', StringSplitOptions.RemoveEmptyEntries).Order(), (told.MessageAttributes ?? []).Keys.Order());
        Assert.Equal(expected.Length == 0, told.MD5OfMessageAttributes is null);
    }

    [Theory]
    [InlineData("", "String", "x")]
    [InlineData(".a", "String", "x")]
    [InlineData("a.", "String", "x")]
    [InlineData("a..b", "String", "x")]
    [InlineData("a b", "String", "x")]
    [InlineData("AWS.x", "String", "x")]
    [InlineData("amazon.x", "String", "x")]
    [InlineData("a", "Text", "x")]
    [InlineData("a", "string", "x")]
    [InlineData("a", "", "x")]
    [InlineData("a", "String", "")]
    [InlineData("a", "Binary", "x")]
    [InlineData("a", "Number", "twelve")]
    [InlineData("a", "Number", "NaN")]
    public async Task Attributes_that_SQS_does_not_allow_are_refused(string name, string type, string value)
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAnyAsync<AmazonSQSException>(() =>
            SendAsync(queue, (name, new() { DataType = type, StringValue = value })));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_message_has_ten_attributes_at_most()
    {
        var queue = await _world.QueueAsync();
        await SendAsync(queue, [.. Enumerable.Range(0, 10).Select(n => Text($"a{n}", "x"))]);

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => SendAsync(queue, [.. Enumerable.Range(0, 11).Select(n => Text($"a{n}", "x"))]));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task Illegal_characters_in_an_attribute_are_refused()
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => SendAsync(queue, Text("a", "x\u0001")));
    }

    public void Dispose() => _world.Dispose();

    private static (string Name, MessageAttributeValue Value) Text(string name, string value) =>
        (name, new() { DataType = "String", StringValue = value });

    private Task<SendMessageResponse> SendAsync(string queue, params (string Name, MessageAttributeValue Value)[] attributes) =>
        _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "msg") { MessageAttributes = attributes.ToDictionary(a => a.Name, a => a.Value) });

    private async Task<Message> ReceiveAsync(string queue, params string[] names)
    {
        var answer = await _world.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue, VisibilityTimeout = 0, MessageAttributeNames = [.. names] });
        return Assert.Single(answer.Messages);
    }
}
