using Arthropod.Remote.LocalSqs;
using Arthropod.Remote.Sqs.Client;
using Arthropod.Remote.Transport;
using Microsoft.Extensions.Logging.Abstractions;

namespace Arthropod.Remote.Sqs.Tests.Client;

/// <summary>Over sockets, through the connections that UseSqs() makes.</summary>
public sealed class NetworkTests : IAsyncLifetime
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(15);
    private static readonly ReceiveRequest LongPoll = new(10, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30));

    private LocalSqsServer _server = null!;
    private SqsTransport _transport = null!;

    public async Task InitializeAsync()
    {
        _server = await LocalSqsServer.StartAsync();
        var client = SqsClientFactory.Create(new AwsSettings { ServiceUrl = _server.Url }, TimeProvider.System);
        _transport = new SqsTransport(client, ownsClient: true, TimeProvider.System, NullLogger<SqsTransport>.Instance);
        await _transport.CreateQueueAsync(new QueueDefinition("queue"), CancellationToken.None);
        await _transport.CreateQueueAsync(new QueueDefinition("empty"), CancellationToken.None);
    }

    public async Task DisposeAsync()
    {
        _transport.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Two_hundred_long_polls_do_not_keep_a_send_waiting_and_end_at_once_with_their_token()
    {
        using var cancellation = new CancellationTokenSource();
        var polls = Enumerable.Range(0, 200).Select(_ => _transport.ReceiveAsync("empty", LongPoll, cancellation.Token)).ToList();

        var sent = await _transport.SendAsync("queue", [new OutgoingMessage("hello")], CancellationToken.None).WaitAsync(Deadline);
        var received = await _transport.ReceiveAsync("queue", LongPoll, CancellationToken.None).WaitAsync(Deadline);
        var waiting = polls.Count(poll => !poll.IsCompleted);
        await cancellation.CancelAsync();

        Assert.Equal([Outcome.Done], sent);
        Assert.Equal("hello", Assert.Single(received).Body);
        Assert.Equal(200, waiting);
        foreach (var poll in polls)
        {
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll.WaitAsync(Deadline));
        }
    }

    [Fact]
    public async Task A_message_of_one_mebibyte_travels()
    {
        var body = new string('€', 349_525) + "x";

        var sent = await _transport.SendAsync("queue", [new OutgoingMessage(body)], CancellationToken.None).WaitAsync(Deadline);
        var received = await _transport.ReceiveAsync("queue", LongPoll, CancellationToken.None).WaitAsync(Deadline);

        Assert.Equal([Outcome.Done], sent);
        Assert.Equal(body, Assert.Single(received).Body);
    }

    [Fact]
    public async Task A_server_that_has_gone_cannot_be_reached_and_one_that_is_back_can()
    {
        var port = _server.Url.Port;
        await _server.DisposeAsync();

        var gone = await _transport.SendAsync("queue", [new OutgoingMessage("hello")], CancellationToken.None).WaitAsync(Deadline);
        _server = await LocalSqsServer.StartAsync(new LocalSqsServerOptions { Port = port });
        await _transport.CreateQueueAsync(new QueueDefinition("queue"), CancellationToken.None).WaitAsync(Deadline);
        var back = await _transport.SendAsync("queue", [new OutgoingMessage("hello")], CancellationToken.None).WaitAsync(Deadline);

        Assert.True(gone[0].IsTransient);
        Assert.Equal([Outcome.Done], back);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_is_a_refusal_that_says_so_and_nothing_was_sent()
    {
        await _server.DisposeAsync();

        var error = await Assert.ThrowsAsync<TransportException>(() =>
            _transport.FindQueueAsync("other", CancellationToken.None).WaitAsync(Deadline));

        Assert.Equal(TransportError.Unavailable, error.Error);
        Assert.Contains("SQS could not be reached", error.Message, StringComparison.Ordinal);
        Assert.Contains("refused", error.Message, StringComparison.OrdinalIgnoreCase);
    }
}
