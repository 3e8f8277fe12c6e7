using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Sqs.Tests.Integration;

[Trait("Category", "Integration")]
public sealed class LeaseTests(QueueServer server) : IClassFixture<QueueServer>
{
    private readonly IQueueTransport _transport = server.CreateTransport();

    [Fact]
    public async Task A_lease_that_is_not_renewed_ends_and_the_message_comes_again()
    {
        var queue = await server.CreateQueueAsync(_transport);
        await _transport.SendAsync(queue, [new OutgoingMessage("again")], CancellationToken.None);

        var first = Assert.Single(await ReceiveAsync(queue, lease: TimeSpan.FromSeconds(1)));
        var second = Assert.Single(await ReceiveAsync(queue, lease: TimeSpan.FromSeconds(30)));

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(2, second.ReceiveCount);
    }

    [Fact]
    public async Task A_lease_of_a_message_that_is_gone_is_lost_and_the_other_entries_are_not()
    {
        var queue = await server.CreateQueueAsync(_transport);
        await _transport.SendAsync(queue, [new OutgoingMessage("gone"), new OutgoingMessage("here")], CancellationToken.None);
        var received = await ReceiveAllAsync(queue, 2);
        var gone = received.Single(m => m.Body == "gone");
        var here = received.Single(m => m.Body == "here");
        await _transport.DeleteAsync(queue, [gone.Receipt], CancellationToken.None);

        var renewed = await _transport.ChangeVisibilityAsync(
            queue,
            [new VisibilityChange(gone.Receipt, TimeSpan.FromMinutes(1)), new VisibilityChange(here.Receipt, TimeSpan.FromMinutes(1))],
            CancellationToken.None);

        Assert.Equal((OutcomeKind.Refused, TransportError.LeaseLost), (renewed[0].Kind, renewed[0].Error));
        Assert.Equal(Outcome.Done, renewed[1]);
    }

    [Fact]
    public async Task A_receipt_that_is_rubbish_is_a_lost_lease_and_the_other_entries_are_deleted()
    {
        var queue = await server.CreateQueueAsync(_transport);
        await _transport.SendAsync(queue, [new OutgoingMessage("here")], CancellationToken.None);
        var here = Assert.Single(await ReceiveAsync(queue, TimeSpan.FromMinutes(1)));

        var deleted = await _transport.DeleteAsync(queue, ["rubbish", here.Receipt], CancellationToken.None);

        Assert.Equal((OutcomeKind.Refused, TransportError.LeaseLost), (deleted[0].Kind, deleted[0].Error));
        Assert.Equal(Outcome.Done, deleted[1]);
    }

    [Fact]
    public async Task A_long_poll_is_ended_at_once_by_its_token()
    {
        var queue = await server.CreateQueueAsync(_transport);
        using var cancellation = new CancellationTokenSource();

        var receiving = _transport.ReceiveAsync(
            queue, new ReceiveRequest(10, TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(30)), cancellation.Token);
        Assert.False(receiving.IsCompleted);
        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => receiving.WaitAsync(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task A_long_poll_ends_with_the_first_message_however_long_it_may_wait()
    {
        var queue = await server.CreateQueueAsync(_transport);

        var receiving = ReceiveAsync(queue, TimeSpan.FromSeconds(30), wait: TimeSpan.FromSeconds(20));
        await _transport.SendAsync(queue, [new OutgoingMessage("now")], CancellationToken.None);

        var received = await receiving.WaitAsync(TimeSpan.FromSeconds(10));
        Assert.Equal("now", Assert.Single(received).Body);
    }

    [Fact]
    public async Task Nothing_is_received_from_an_empty_queue()
    {
        var queue = await server.CreateQueueAsync(_transport);

        Assert.Empty(await ReceiveAsync(queue, TimeSpan.FromSeconds(30), wait: TimeSpan.Zero));
    }

    private async Task<List<ReceivedMessage>> ReceiveAllAsync(string queue, int count)
    {
        List<ReceivedMessage> received = [];
        while (received.Count < count)
        {
            received.AddRange(await ReceiveAsync(queue, TimeSpan.FromMinutes(1)));
        }

        return received;
    }

    private Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(string queue, TimeSpan lease, TimeSpan? wait = null) =>
        _transport.ReceiveAsync(queue, new ReceiveRequest(10, wait ?? TimeSpan.FromSeconds(5), lease), CancellationToken.None);
}
