using System.Text.Json;

namespace Arthropod.Remote.LocalSqs.Tests;

/// <summary>The wire itself, past the SDK: what clients of other makes go by.</summary>
public sealed class ProtocolTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task An_error_has_the_shape_that_AWS_gives_it()
    {
        var answer = await _world.PostAsync("GetQueueUrl", """{"QueueName":"nowhere"}""");

        Assert.Equal(400, answer.Status);
        Assert.Equal("""{"__type":"com.amazonaws.sqs#QueueDoesNotExist","message":"The specified queue does not exist: nowhere"}""", answer.Body);
        Assert.Equal("AWS.SimpleQueueService.NonExistentQueue;Sender", answer.Headers["x-amzn-query-error"]);
        Assert.Equal("application/x-amz-json-1.0", answer.Headers["Content-Type"]);
    }

    [Fact]
    public async Task Every_answer_has_an_id_and_the_time_of_the_engine()
    {
        var good = await _world.PostAsync("ListQueues", "{}");
        _world.Pass(61);
        var bad = await _world.PostAsync("GetQueueUrl", "{}");

        Assert.Equal("Sun, 22 Nov 2026 12:00:00 GMT", good.Headers["Date"]);
        Assert.Equal("Sun, 22 Nov 2026 12:01:01 GMT", bad.Headers["Date"]);
        Assert.NotEqual(good.Headers["x-amzn-RequestId"], bad.Headers["x-amzn-RequestId"]);
        Assert.Equal(["Content-Length", "Content-Type", "Date", "x-amzn-RequestId"], good.Headers.Keys.Order());
    }

    [Fact]
    public async Task A_queues_URL_has_the_host_by_which_the_client_knows_the_server()
    {
        var answer = await _world.PostAsync("CreateQueue", """{"QueueName":"q"}""");

        Assert.Equal("""{"QueueUrl":"http://local.test:1234/000000000000/q"}""", answer.Body);
    }

    [Fact]
    public async Task An_empty_receive_is_an_empty_object()
    {
        await _world.QueueAsync();

        Assert.Equal("{}", (await _world.PostAsync("ReceiveMessage", """{"QueueUrl":"q"}""")).Body);
    }

    [Theory]
    [InlineData("Unknown")]
    [InlineData("AmazonSNS.Publish")]
    [InlineData("")]
    [InlineData("sendMessage")]
    [InlineData(null)]
    public async Task An_unknown_operation_is_a_clear_error(string? operation)
    {
        using var http = new HttpClient(_world.Engine.CreateHandler());
        var answer = await RawAnswer.PostAsync(http, new("http://h"), operation, "{}");

        Assert.Equal((400, "com.amazon.coral.service#UnknownOperationException"), (answer.Status, TypeOf(answer)));
        Assert.Equal("InvalidAction;Sender", answer.Headers["x-amzn-query-error"]);
    }

    [Theory]
    [InlineData("StartMessageMoveTask")]
    [InlineData("AddPermission")]
    public async Task An_operation_that_is_not_built_yet_says_so(string operation)
    {
        var answer = await _world.PostAsync(operation, "{}");

        Assert.Equal((400, "com.amazonaws.sqs#UnsupportedOperation"), (answer.Status, TypeOf(answer)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("\"text\"")]
    [InlineData("{\"QueueUrl\":")]
    [InlineData("{\"QueueUrl\":7}")]
    [InlineData("{\"QueueUrl\":[\"q\"]}")]
    [InlineData("{\"QueueUrl\":\"\\uD800\"}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":7}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",\"DelaySeconds\":\"1\"}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",\"DelaySeconds\":1.5}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",\"DelaySeconds\":99999999999}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",\"MessageAttributes\":[]}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",\"MessageAttributes\":{\"a\":\"b\"}}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",\"MessageAttributes\":{\"a\":{\"DataType\":\"Binary\",\"BinaryValue\":\"%\"}}}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\",}")]
    [InlineData("{\"QueueUrl\":\"q\" \"MessageBody\":\"m\"}")]
    [InlineData("{\"QueueUrl\":\"q\",\"MessageBody\":\"m\u0000\"}")]
    [InlineData("{\"\\uD800\":1}")]
    public async Task What_is_no_request_is_a_clear_error(string json)
    {
        await _world.QueueAsync();

        var answer = await _world.PostAsync("SendMessage", json);

        Assert.Equal((400, "com.amazon.coral.service#SerializationException"), (answer.Status, TypeOf(answer)));
    }

    [Fact]
    public async Task A_million_brackets_are_a_clear_error()
    {
        var answer = await _world.PostAsync("SendMessage", "{\"x\":" + new string('[', 1_000_000));

        Assert.Equal((400, "com.amazon.coral.service#SerializationException"), (answer.Status, TypeOf(answer)));
    }

    [Fact]
    public async Task A_request_of_more_than_8_MiB_is_a_clear_error()
    {
        var answer = await _world.PostAsync("SendMessage", new string(' ', (8 * 1024 * 1024) + 1) + "{}");

        Assert.Equal((400, "com.amazon.coral.service#SerializationException"), (answer.Status, TypeOf(answer)));
        Assert.Contains("8388608", answer.Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("SendMessage", """{"MessageBody":"m"}""", "QueueUrl")]
    [InlineData("SendMessage", """{"QueueUrl":"q"}""", "MessageBody")]
    [InlineData("SendMessage", """{"QueueUrl":"q","MessageBody":null}""", "MessageBody")]
    [InlineData("SendMessageBatch", "{}", "QueueUrl")]
    [InlineData("ReceiveMessage", "{}", "QueueUrl")]
    [InlineData("DeleteMessage", """{"QueueUrl":"q"}""", "ReceiptHandle")]
    [InlineData("DeleteMessageBatch", "{}", "QueueUrl")]
    [InlineData("ChangeMessageVisibility", """{"QueueUrl":"q","ReceiptHandle":"x"}""", "VisibilityTimeout")]
    [InlineData("CreateQueue", "{}", "QueueName")]
    [InlineData("GetQueueUrl", "{}", "QueueName")]
    [InlineData("DeleteQueue", "{}", "QueueUrl")]
    [InlineData("PurgeQueue", """{"QueueUrl":""}""", "QueueUrl")]
    [InlineData("GetQueueAttributes", "{}", "QueueUrl")]
    [InlineData("SetQueueAttributes", """{"QueueUrl":"q"}""", "Attribute")]
    [InlineData("TagQueue", """{"QueueUrl":"q"}""", "Tags")]
    [InlineData("UntagQueue", """{"QueueUrl":"q"}""", "TagKeys")]
    [InlineData("ListQueueTags", "{}", "QueueUrl")]
    [InlineData("ListDeadLetterSourceQueues", "{}", "QueueUrl")]
    public async Task What_is_missing_is_named(string operation, string json, string missing)
    {
        await _world.QueueAsync();

        var answer = await _world.PostAsync(operation, json);

        Assert.Equal((400, "com.amazon.coral.service#MissingRequiredParameterException"), (answer.Status, TypeOf(answer)));
        Assert.Contains(missing, answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_newer_clients_send_besides_is_skipped()
    {
        await _world.QueueAsync();

        var answer = await _world.PostAsync("SendMessage", """{"New":{"a":[1,{"b":null}]},"QueueUrl":"q","MessageBody":"m","Other":[]}""");

        Assert.Equal(200, answer.Status);
    }

    [Fact]
    public async Task Escapes_in_names_and_texts_are_understood()
    {
        await _world.QueueAsync();

        await _world.PostAsync("SendMessage", """{"Queue\u0055rl":"\u0071","MessageBody":"\u00e4\ud83d\ude00\/\n"}""");

        Assert.Equal("ä\U0001F600/\n", (await _world.ReceiveOneAsync("q")).Body);
    }

    [Theory]
    [InlineData("\"\\ud83d\"")]
    [InlineData("\"\\u0001\"")]
    public async Task Half_a_character_is_no_character(string body)
    {
        await _world.QueueAsync();

        var answer = await _world.PostAsync("SendMessage", $$"""{"QueueUrl":"q","MessageBody":{{body}}}""");

        Assert.Equal((400, "com.amazonaws.sqs#InvalidMessageContents"), (answer.Status, TypeOf(answer)));
    }

    [Fact]
    public async Task A_disposed_engine_says_so()
    {
        using var http = new HttpClient(_world.Engine.CreateHandler());
        _world.Engine.Dispose();

        await Assert.ThrowsAsync<ObjectDisposedException>(() => RawAnswer.PostAsync(http, new("http://h"), "ListQueues", "{}"));
        Assert.Throws<ObjectDisposedException>(() => _world.Engine.CreateClient());
        Assert.Throws<ObjectDisposedException>(() => _world.Engine.CreateHandler());
    }

    public void Dispose() => _world.Dispose();

    private static string? TypeOf(RawAnswer answer)
    {
        using var json = JsonDocument.Parse(answer.Body);
        return json.RootElement.GetProperty("__type").GetString();
    }
}
