using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class VisibilityTests : IDisposable
{
    private const int TwelveHours = 43_200;

    private readonly World _world = new();

    [Fact]
    public async Task A_received_message_is_hidden_for_the_queues_timeout()
    {
        var queue = await _world.QueueAsync("q", ("VisibilityTimeout", "7"));
        await _world.SendAsync(queue, "m");
        await _world.ReceiveOneAsync(queue);

        _world.Pass(6.999);
        Assert.Empty(await _world.ReceiveAsync(queue));
        _world.Pass(0.001);
        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_receive_may_bring_its_own_timeout()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");

        await _world.ReceiveOneAsync(queue, visibility: 0);
        await _world.ReceiveOneAsync(queue, visibility: TwelveHours);
        _world.Pass(TwelveHours - 0.001);
        Assert.Empty(await _world.ReceiveAsync(queue));
        _world.Pass(0.001);
        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_receive_with_timeout_zero_does_not_meet_the_same_message_twice()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");

        Assert.Single(await _world.ReceiveAsync(queue, max: 10, visibility: 0));
    }

    [Fact]
    public async Task A_renewal_counts_from_now()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);

        _world.Pass(29);
        await ChangeAsync(queue, received, 10);
        _world.Pass(9.999);
        Assert.Empty(await _world.ReceiveAsync(queue));
        _world.Pass(0.001);
        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_renewal_may_shorten()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        await ChangeAsync(queue, await _world.ReceiveOneAsync(queue), 1);

        _world.Pass(1);

        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_released_message_is_visible_at_once_behind_the_others()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "first");
        await _world.SendAsync(queue, "second");
        var first = Assert.Single(await _world.ReceiveAsync(queue, max: 1));

        await ChangeAsync(queue, first, 0);

        Assert.Equal(["second", "first"], (await _world.ReceiveAsync(queue)).Select(m => m.Body));
    }

    [Fact]
    public async Task A_renewal_after_the_timeout_works_while_nobody_else_has_the_message()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);
        _world.Pass(60);

        await ChangeAsync(queue, received, 30);

        Assert.Empty(await _world.ReceiveAsync(queue));
        _world.Pass(30);
        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_renewal_fails_when_somebody_else_has_the_message()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var old = await _world.ReceiveOneAsync(queue);
        _world.Pass(30);
        await _world.ReceiveOneAsync(queue);

        await Assert.ThrowsAsync<MessageNotInflightException>(() => ChangeAsync(queue, old, 10));

        _world.Pass(29.999);
        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_renewal_of_a_deleted_message_fails()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);
        await _world.Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => ChangeAsync(queue, received, 10));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Contains("does not exist or is not available", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_renewal_goes_beyond_twelve_hours_since_the_receive()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);
        await ChangeAsync(queue, received, TwelveHours);
        _world.Pass(100);

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => ChangeAsync(queue, received, TwelveHours - 99));
        await ChangeAsync(queue, received, TwelveHours - 100);

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Contains("43200", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(43_201)]
    public async Task A_timeout_out_of_range_is_refused(int seconds)
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);

        var renewal = await Assert.ThrowsAsync<AmazonSQSException>(() => ChangeAsync(queue, received, seconds));
        var receive = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.ReceiveAsync(queue, visibility: seconds));

        Assert.Equal("InvalidParameterValue", renewal.ErrorCode);
        Assert.Equal("InvalidParameterValue", receive.ErrorCode);
    }

    [Fact]
    public async Task A_deleted_message_never_comes_back()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);

        await _world.Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);
        await _world.Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);

        _world.Pass(3600);
        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_delete_after_the_timeout_works_while_nobody_else_has_the_message()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);
        _world.Pass(60);

        await _world.Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);

        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_delete_with_a_stale_handle_succeeds_and_deletes_nothing()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var old = await _world.ReceiveOneAsync(queue);
        _world.Pass(30);
        var current = await _world.ReceiveOneAsync(queue);

        await _world.Sqs.DeleteMessageAsync(queue, old.ReceiptHandle);

        _world.Pass(30);
        Assert.Equal(current.MessageId, (await _world.ReceiveOneAsync(queue)).MessageId);
    }

    [Theory]
    [InlineData("rubbish")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("ÄÖÜ")]
    public async Task A_handle_that_was_never_given_is_refused(string handle)
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => _world.Sqs.DeleteMessageAsync(queue, handle));
        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => _world.Sqs.ChangeMessageVisibilityAsync(queue, handle, 1));
    }

    [Fact]
    public async Task A_handle_of_another_queue_is_refused()
    {
        var queue = await _world.QueueAsync("one");
        var other = await _world.QueueAsync("other");
        await _world.SendAsync(queue, "m");
        await _world.SendAsync(other, "m");
        await _world.ReceiveOneAsync(other);
        var received = await _world.ReceiveOneAsync(queue);

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => _world.Sqs.DeleteMessageAsync(other, received.ReceiptHandle));
    }

    [Fact]
    public async Task At_most_120000_messages_are_in_flight()
    {
        var queue = await _world.QueueAsync();
        var inner = _world.Engine.Queues.Get("q");
        inner.Send([.. Enumerable.Range(0, 120_001).Select(_ => new Engine.StoredMessage { Body = "m"u8.ToArray(), BodyMd5 = default })]);
        for (var received = 0; received < 120_000; received += 10)
        {
            Assert.Equal(10, (await inner.ReceiveAsync(10, visibility: null, wait: 0, default, default)).Length);
        }

        await Assert.ThrowsAsync<OverLimitException>(() => _world.ReceiveAsync(queue));
        var patient = await _world.LongPollAsync(queue, wait: 20);
        _world.Pass(20);
        Assert.Empty(await patient);
        _world.Pass(10);
        Assert.Equal(10, (await inner.ReceiveAsync(10, visibility: null, wait: 0, default, default)).Length);
    }

    public void Dispose() => _world.Dispose();

    private Task<ChangeMessageVisibilityResponse> ChangeAsync(string queue, Message message, int seconds) =>
        _world.Sqs.ChangeMessageVisibilityAsync(queue, message.ReceiptHandle, seconds);
}
