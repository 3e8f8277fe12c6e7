using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class LongPollTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task A_short_poll_of_an_empty_queue_answers_at_once()
    {
        var queue = await _world.QueueAsync();

        Assert.Empty(await _world.ReceiveAsync(queue, wait: 0).WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_long_poll_waits_for_a_message()
    {
        var queue = await _world.QueueAsync();
        var poll = await _world.LongPollAsync(queue);

        await _world.SendAsync(queue, "m");

        Assert.Equal("m", Assert.Single(await poll.WaitAsync(World.Deadline)).Body);
    }

    [Fact]
    public async Task A_long_poll_ends_empty_when_its_time_is_over()
    {
        var queue = await _world.QueueAsync();
        var poll = await _world.LongPollAsync(queue, wait: 20);

        _world.Pass(19.999);
        Assert.False(poll.IsCompleted);
        Assert.Equal(1, _world.Waiting(queue));
        _world.Pass(0.001);

        Assert.Empty(await poll.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_queue_may_make_all_its_polls_long()
    {
        var queue = await _world.QueueAsync("q", ("ReceiveMessageWaitTimeSeconds", "5"));
        var poll = _world.Sqs.ReceiveMessageAsync(new ReceiveMessageRequest { QueueUrl = queue });
        await World.UntilAsync(() => _world.Waiting(queue) == 1);

        _world.Pass(5);

        Assert.Null((await poll.WaitAsync(World.Deadline)).Messages);
        Assert.Empty(await _world.ReceiveAsync(queue, wait: 0).WaitAsync(World.Deadline));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(21)]
    public async Task A_wait_out_of_range_is_refused(int seconds)
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.ReceiveAsync(queue, wait: seconds));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task A_long_poll_wakes_when_a_delay_is_over()
    {
        var queue = await _world.QueueAsync();
        var poll = await _world.LongPollAsync(queue);
        await _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "late") { DelaySeconds = 5 });

        _world.Pass(4.999);
        Assert.Equal(1, _world.Waiting(queue));
        _world.Pass(0.001);

        Assert.Single(await poll.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_long_poll_wakes_when_a_visibility_timeout_is_over()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        await _world.ReceiveOneAsync(queue, visibility: 5);
        var poll = await _world.LongPollAsync(queue);

        _world.Pass(5);

        Assert.Equal("2", Assert.Single(await poll.WaitAsync(World.Deadline)).Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task A_long_poll_wakes_when_a_timeout_is_shortened()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue, visibility: 3600);
        var poll = await _world.LongPollAsync(queue);

        await _world.Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 3);
        _world.Pass(3);

        Assert.Single(await poll.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_long_poll_wakes_when_a_message_is_released()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);
        var poll = await _world.LongPollAsync(queue);

        await _world.Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 0);

        Assert.Single(await poll.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task A_batch_of_ten_arrives_in_one_answer()
    {
        var queue = await _world.QueueAsync();
        var poll = await _world.LongPollAsync(queue, max: 10);

        await _world.Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"{n}", $"{n}"))]);

        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"{n}"), (await poll.WaitAsync(World.Deadline)).Select(m => m.Body));
    }

    [Fact]
    public async Task Long_polls_are_served_in_their_order_and_no_more_than_there_are_messages()
    {
        var queue = await _world.QueueAsync();
        var first = await _world.LongPollAsync(queue, max: 1);
        var second = await _world.LongPollAsync(queue, max: 1);
        var third = await _world.LongPollAsync(queue, max: 1);

        await _world.SendAsync(queue, "one");
        Assert.Equal("one", Assert.Single(await first.WaitAsync(World.Deadline)).Body);
        Assert.Equal(2, _world.Waiting(queue));

        await _world.Sqs.SendMessageBatchAsync(queue, [new("a", "two"), new("b", "three")]);
        Assert.Equal("two", Assert.Single(await second.WaitAsync(World.Deadline)).Body);
        Assert.Equal("three", Assert.Single(await third.WaitAsync(World.Deadline)).Body);
    }

    [Fact]
    public async Task A_client_that_has_gone_is_handed_nothing()
    {
        var queue = await _world.QueueAsync();
        using var gone = new CancellationTokenSource();
        var poll = await _world.LongPollAsync(queue, cancellationToken: gone.Token);
        var patient = await _world.LongPollAsync(queue);

        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poll);
        await _world.SendAsync(queue, "m");

        Assert.Equal("1", Assert.Single(await patient.WaitAsync(World.Deadline)).Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task A_client_that_goes_while_it_is_being_served_loses_nothing()
    {
        // The race itself, many times: whoever wins, the message is received by its client or comes to the next one
        // as if it had never been away.
        var queue = await _world.QueueAsync();
        var inner = _world.Engine.Queues.Get("q");
        for (var round = 0; round < 500; round++)
        {
            using var gone = new CancellationTokenSource();
            var poll = inner.ReceiveAsync(10, visibility: null, wait: 20_000, gone.Token, default).AsTask();
            await Task.WhenAll(Task.Run(() => gone.Cancel()), Task.Run(() => _world.SendAsync(queue, $"{round}")));
            string received;
            try
            {
                received = System.Text.Encoding.UTF8.GetString(Assert.Single(await poll.WaitAsync(World.Deadline)).Message.Body);
            }
            catch (OperationCanceledException)
            {
                var next = await _world.ReceiveOneAsync(queue);
                Assert.Equal("1", next.Attributes["ApproximateReceiveCount"]);
                received = next.Body;
            }

            Assert.Equal($"{round}", received);
        }
    }

    [Fact]
    public async Task A_poll_of_a_client_that_has_gone_already_takes_nothing()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _world.ReceiveAsync(queue, cancellationToken: gone.Token));

        Assert.Equal("1", (await _world.ReceiveOneAsync(queue)).Attributes["ApproximateReceiveCount"]);
    }

    [Fact]
    public async Task A_long_poll_is_told_that_its_queue_is_deleted()
    {
        var queue = await _world.QueueAsync();
        var poll = await _world.LongPollAsync(queue);

        await _world.Sqs.DeleteQueueAsync(queue);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => poll.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task Disposing_of_the_engine_ends_all_long_polls_empty()
    {
        var queue = await _world.QueueAsync();
        var poll = await _world.LongPollAsync(queue);

        _world.Engine.Dispose();

        Assert.Empty(await poll.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task Many_clients_share_many_messages_and_each_message_has_one_receiver()
    {
        var queue = await _world.QueueAsync();
        const int Messages = 2000;
        var bodies = new System.Collections.Concurrent.ConcurrentBag<string>();
        using var enough = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 8).Select(async _ =>
        {
            while (!enough.IsCancellationRequested)
            {
                try
                {
                    foreach (var message in await _world.ReceiveAsync(queue, wait: 20, cancellationToken: enough.Token))
                    {
                        bodies.Add(message.Body);
                        await _world.Sqs.DeleteMessageAsync(queue, message.ReceiptHandle);
                    }
                }
                catch (OperationCanceledException) when (enough.IsCancellationRequested)
                {
                    break;
                }
            }
        }).ToList();
        var writers = Enumerable.Range(0, 4).Select(writer => Task.Run(async () =>
        {
            for (var number = writer; number < Messages; number += 4)
            {
                await _world.SendAsync(queue, $"{number}");
            }
        }));

        await Task.WhenAll(writers);
        await World.UntilAsync(() => bodies.Count >= Messages && _world.Engine.Queues.Get("q").Counts == default);
        await enough.CancelAsync();
        await Task.WhenAll(readers);

        Assert.Equal(Messages, bodies.Distinct().Count());
        Assert.Equal(Messages, bodies.Count);
    }

    public void Dispose() => _world.Dispose();
}
