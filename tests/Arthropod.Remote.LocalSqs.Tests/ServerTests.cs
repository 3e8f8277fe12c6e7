using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using Amazon.Runtime;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.LocalSqs.Engine;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class ServerTests : IAsyncLifetime, IDisposable
{
    private LocalSqsServer _server = null!;
    private AmazonSQSClient _sqs = null!;

    public async Task InitializeAsync()
    {
        _server = await LocalSqsServer.StartAsync();
        _sqs = ClientOf(_server);
    }

    [Fact]
    public async Task A_message_goes_over_HTTP()
    {
        var queue = (await _sqs.CreateQueueAsync("q")).QueueUrl;
        await _sqs.SendMessageAsync(new SendMessageRequest(queue, "grüß dich") { MessageAttributes = new() { ["a"] = new() { DataType = "String", StringValue = "b" } } });

        var message = Assert.Single((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MessageAttributeNames = ["All"] })).Messages);
        await _sqs.DeleteMessageAsync(queue, message.ReceiptHandle);

        Assert.StartsWith(_server.Url.ToString(), queue, StringComparison.Ordinal);
        Assert.Equal(("grüß dich", "b"), (message.Body, message.MessageAttributes["a"].StringValue));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _sqs.GetQueueUrlAsync("nowhere"));
    }

    [Fact]
    public async Task A_batch_of_1_MiB_goes_over_HTTP_however_it_is_escaped()
    {
        var queue = (await _sqs.CreateQueueAsync("q")).QueueUrl;
        using var http = new HttpClient();
        var escaped = string.Concat(Enumerable.Repeat("\\u0041", 1_048_576));

        var answer = await RawAnswer.PostAsync(http, _server.Url, "SendMessage", $$"""{"QueueUrl":"{{queue}}","MessageBody":"{{escaped}}"}""");

        Assert.Equal(200, answer.Status);
        Assert.Equal(1_048_576, Assert.Single((await _sqs.ReceiveMessageAsync(queue)).Messages).Body.Length);
    }

    [Fact]
    public async Task A_request_that_is_too_long_is_a_clear_error()
    {
        using var http = new HttpClient();

        var answer = await RawAnswer.PostAsync(http, _server.Url, "SendMessage", new string(' ', 9_000_000));

        Assert.Equal(400, answer.Status);
        Assert.Contains("SerializationException", answer.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queues_URL_has_the_host_that_the_client_named()
    {
        using var http = new HttpClient();

        var answer = await RawAnswer.PostAsync(http, _server.Url, "CreateQueue", """{"QueueName":"q"}""", host: "sqs.example.test:4711");

        Assert.Equal("""{"QueueUrl":"http://sqs.example.test:4711/000000000000/q"}""", answer.Body);
    }

    [Fact]
    public async Task What_is_not_the_protocol_is_told_so()
    {
        using var http = new HttpClient();

        using var answer = await http.GetAsync(_server.Url);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("AWS JSON 1.0", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Requests_share_a_connection()
    {
        using var tcp = new TcpClient();
        await tcp.ConnectAsync(IPAddress.Loopback, _server.Url.Port);
        var request = "POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AmazonSQS.ListQueues\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

        for (var round = 0; round < 3; round++)
        {
            await tcp.GetStream().WriteAsync(request);
            Assert.StartsWith("HTTP/1.1 200 OK", await ReadAnswerAsync(tcp), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_client_that_hangs_up_is_handed_nothing()
    {
        var queue = (await _sqs.CreateQueueAsync("q")).QueueUrl;
        var inner = _server.Engine.Queues.Get("q");
        using (var tcp = new TcpClient())
        {
            await tcp.ConnectAsync(IPAddress.Loopback, _server.Url.Port);
            var body = """{"QueueUrl":"q","WaitTimeSeconds":20}""";
            await tcp.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"POST / HTTP/1.1\r\nHost: h\r\nX-Amz-Target: AmazonSQS.ReceiveMessage\r\nContent-Length: {body.Length}\r\n\r\n{body}"));
            await World.UntilAsync(() => inner.Waiting == 1);
        }

        await World.UntilAsync(() => inner.Waiting == 0);
        await _sqs.SendMessageAsync(queue, "m");

        var message = Assert.Single((await _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MessageSystemAttributeNames = ["All"] })).Messages);
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task Stopping_answers_long_polls_at_once_and_empty()
    {
        var queue = (await _sqs.CreateQueueAsync("q")).QueueUrl;
        var polls = Enumerable.Range(0, 20).Select(_ => _sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 20 })).ToList();
        await World.UntilAsync(() => _server.Engine.Queues.Get("q").Waiting == 20);

        var clock = Stopwatch.StartNew();
        await _server.StopAsync();
        var took = clock.Elapsed;

        Assert.All(await Task.WhenAll(polls), poll => Assert.Null(poll.Messages));
        Assert.True(took < TimeSpan.FromSeconds(5), $"It took {took}.");
        await _server.StopAsync();
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => new HttpClient().GetAsync(_server.Url));
    }

    [Fact]
    public async Task Stopping_leaves_an_engine_that_is_not_its_own()
    {
        using var engine = new LocalSqsEngine();
        using var direct = engine.CreateClient();
        await direct.CreateQueueAsync("q");
        var poll = direct.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = "q", WaitTimeSeconds = 20 });
        await World.UntilAsync(() => engine.Queues.Get("q").Waiting == 1);

        await using (var server = await LocalSqsServer.StartAsync(new() { Engine = engine }))
        {
            using var sqs = ClientOf(server);
            Assert.Single((await sqs.ListQueuesAsync(new ListQueuesRequest())).QueueUrls);
        }

        Assert.False(poll.IsCompleted);
        await direct.SendMessageAsync("q", "m");
        Assert.Single((await poll.WaitAsync(World.Deadline)).Messages);
    }

    [Fact]
    public async Task A_port_in_use_is_named_with_the_cure()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => LocalSqsServer.StartAsync(new() { Port = _server.Url.Port }));

        Assert.Contains($"Port {_server.Url.Port} on 127.0.0.1 is already in use", error.Message, StringComparison.Ordinal);
        Assert.Contains("choose another port", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_of_another_machine_is_refused_with_the_cure()
    {
        var error = await Assert.ThrowsAsync<IOException>(() => LocalSqsServer.StartAsync(new() { Address = IPAddress.Parse("192.0.2.1") }));

        Assert.Contains("192.0.2.1", error.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _sqs.Dispose();

    public async Task DisposeAsync() => await _server.DisposeAsync();

    internal static AmazonSQSClient ClientOf(LocalSqsServer server) =>
        new(new BasicAWSCredentials("test", "test"), new AmazonSQSConfig { ServiceURL = server.Url.ToString(), AuthenticationRegion = "us-east-1" });

    private static async Task<string> ReadAnswerAsync(TcpClient tcp)
    {
        var buffer = new byte[4096];
        var length = 0;
        while (!Encoding.ASCII.GetString(buffer, 0, length).EndsWith("{}", StringComparison.Ordinal))
        {
            var read = await tcp.GetStream().ReadAsync(buffer.AsMemory(length)).AsTask().WaitAsync(World.Deadline);
            Assert.NotEqual(0, read);
            length += read;
        }

        return Encoding.ASCII.GetString(buffer, 0, length);
    }
}
