using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class BatchTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task A_batch_is_sent_renewed_and_deleted()
    {
        var queue = await _world.QueueAsync();
        var sent = await _world.Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"id-{n}", $"body {n}"))]);
        var received = await _world.ReceiveAsync(queue);

        var renewed = await _world.Sqs.ChangeMessageVisibilityBatchAsync(queue, [.. received.Select((m, n) => new ChangeMessageVisibilityBatchRequestEntry($"{n}", m.ReceiptHandle) { VisibilityTimeout = n == 0 ? 0 : 60 })]);
        var released = await _world.ReceiveOneAsync(queue);
        var deleted = await _world.Sqs.DeleteMessageBatchAsync(queue, [.. received.Skip(1).Append(released).Select((m, n) => new DeleteMessageBatchRequestEntry($"{n}", m.ReceiptHandle))]);

        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"id-{n}"), sent.Successful.Select(s => s.Id));
        Assert.Equal(received.Select(m => m.MessageId), sent.Successful.Select(s => s.MessageId));
        Assert.Equal(10, renewed.Successful.Count);
        Assert.Equal(10, deleted.Successful.Count);
        Assert.Null(deleted.Failed);
        Assert.Equal(default, _world.Engine.Queues.Get("q").Counts);
    }

    [Fact]
    public async Task One_bad_message_fails_alone()
    {
        var queue = await _world.QueueAsync();

        var sent = await _world.Sqs.SendMessageBatchAsync(queue,
        [
            new("good", "m"),
            new("dark", "a\u0001"),
            new("late", "m") { DelaySeconds = 901 },
            new("fine", "m"),
        ]);

        Assert.Equal(["good", "fine"], sent.Successful.Select(s => s.Id));
        Assert.Equal([("dark", "InvalidMessageContents", true), ("late", "InvalidParameterValue", true)], sent.Failed.Select(f => (f.Id, f.Code, f.SenderFault ?? false)));
        Assert.Equal(2, (await _world.ReceiveAsync(queue)).Count);
    }

    [Fact]
    public async Task One_bad_handle_fails_alone()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        var received = await _world.ReceiveOneAsync(queue);

        var renewed = await _world.Sqs.ChangeMessageVisibilityBatchAsync(queue,
            [new("bad", "rubbish") { VisibilityTimeout = 1 }, new("far", received.ReceiptHandle) { VisibilityTimeout = 43_201 }, new("good", received.ReceiptHandle) { VisibilityTimeout = 1 }]);
        var deleted = await _world.Sqs.DeleteMessageBatchAsync(queue, [new("bad", "rubbish"), new("good", received.ReceiptHandle)]);

        Assert.Equal([("bad", "ReceiptHandleIsInvalid"), ("far", "InvalidParameterValue")], renewed.Failed.Select(f => (f.Id, f.Code)));
        Assert.Equal("good", Assert.Single(renewed.Successful).Id);
        Assert.Equal(("bad", "ReceiptHandleIsInvalid"), (deleted.Failed[0].Id, deleted.Failed[0].Code));
        Assert.Equal("good", Assert.Single(deleted.Successful).Id);
    }

    [Fact]
    public async Task A_batch_without_entries_is_refused()
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => _world.Sqs.SendMessageBatchAsync(queue, []));
        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => _world.Sqs.DeleteMessageBatchAsync(queue, []));
        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => _world.Sqs.ChangeMessageVisibilityBatchAsync(queue, []));
    }

    [Fact]
    public async Task A_batch_of_eleven_is_refused()
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() =>
            _world.Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 11).Select(n => new SendMessageBatchRequestEntry($"{n}", "m"))]));

        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task Ids_must_differ()
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => _world.Sqs.SendMessageBatchAsync(queue, [new("a", "m"), new("b", "m"), new("a", "m")]));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a b")]
    [InlineData("é")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task An_illegal_id_is_refused(string id)
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<InvalidBatchEntryIdException>(() => _world.Sqs.SendMessageBatchAsync(queue, [new(id, "m")]));
    }

    [Theory]
    [InlineData(10, 104_857, true)]
    [InlineData(10, 104_858, false)]
    [InlineData(1, 1_048_577, false)]
    public async Task A_batch_has_1_MiB_in_all(int entries, int bytesEach, bool fits)
    {
        var queue = await _world.QueueAsync();
        var batch = Enumerable.Range(0, entries).Select(n => new SendMessageBatchRequestEntry($"{n}", new string('x', bytesEach))).ToList();

        if (fits)
        {
            await _world.Sqs.SendMessageBatchAsync(queue, batch);
            Assert.Equal(entries, (await _world.ReceiveAsync(queue)).Count);
        }
        else
        {
            await Assert.ThrowsAsync<BatchRequestTooLongException>(() => _world.Sqs.SendMessageBatchAsync(queue, batch));
        }
    }

    [Fact]
    public async Task A_batch_to_no_queue_fails_as_a_whole()
    {
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _world.Sqs.DeleteMessageBatchAsync("http://h/0/nowhere", [new("a", "h")]));
    }

    public void Dispose() => _world.Dispose();
}
