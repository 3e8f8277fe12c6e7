using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>Batches, and the queue itself.</summary>
public abstract partial class QueueSemantics
{
    [SemanticFact]
    public async Task A_batch_goes_in_and_out()
    {
        var queue = await QueueAsync();
        var sent = await Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"id{n}", $"{n}"))]);

        var received = await ReceiveNowAsync(queue);
        var renewed = await Sqs.ChangeMessageVisibilityBatchAsync(queue, [.. received.Select((m, n) => new ChangeMessageVisibilityBatchRequestEntry($"{n}", m.ReceiptHandle) { VisibilityTimeout = 60 })]);
        var deleted = await Sqs.DeleteMessageBatchAsync(queue, [.. received.Select((m, n) => new DeleteMessageBatchRequestEntry($"{n}", m.ReceiptHandle))]);

        Assert.Equal((10, 10, 10, 10), (sent.Successful.Count, received.Count, renewed.Successful.Count, deleted.Successful.Count));
        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"{n}"), received.Select(m => m.Body).Order());
    }

    [SemanticFact]
    public async Task A_batch_arrives_at_a_long_poll_in_one_answer()
    {
        var queue = await QueueAsync();
        var poll = Sqs.ReceiveMessageAsync(Request(queue, 20));

        await Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 10).Select(n => new SendMessageBatchRequestEntry($"id{n}", $"{n}"))]);

        Assert.Equal(10, (await poll.WaitAsync(TimeSpan.FromSeconds(10))).Messages.Count);
    }

    [SemanticFact(MotoDiffers = "it takes illegal characters")]
    public async Task One_bad_message_of_a_batch_fails_alone()
    {
        var queue = await QueueAsync();

        var sent = await Sqs.SendMessageBatchAsync(queue, [new("good", "m"), new("bad", "a\u0001")]);

        Assert.Equal(("good", "bad", "InvalidMessageContents"), (Assert.Single(sent.Successful).Id, Assert.Single(sent.Failed).Id, sent.Failed[0].Code));
    }

    [SemanticFact]
    public async Task One_bad_handle_of_a_batch_fails_alone()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue);

        var deleted = await Sqs.DeleteMessageBatchAsync(queue, [new("bad", "rubbish"), new("good", received.ReceiptHandle)]);

        Assert.Equal(("good", "bad", "ReceiptHandleIsInvalid"), (Assert.Single(deleted.Successful).Id, Assert.Single(deleted.Failed).Id, deleted.Failed[0].Code));
    }

    [SemanticFact]
    public async Task A_batch_that_is_none_is_refused()
    {
        var queue = await QueueAsync();

        await Assert.ThrowsAsync<EmptyBatchRequestException>(() => Sqs.SendMessageBatchAsync(queue, []));
        await Assert.ThrowsAsync<TooManyEntriesInBatchRequestException>(() => Sqs.SendMessageBatchAsync(queue, [.. Enumerable.Range(0, 11).Select(n => new SendMessageBatchRequestEntry($"{n}", "m"))]));
        await Assert.ThrowsAsync<BatchEntryIdsNotDistinctException>(() => Sqs.SendMessageBatchAsync(queue, [new("a", "m"), new("a", "m")]));
        await Assert.ThrowsAsync<InvalidBatchEntryIdException>(() => Sqs.SendMessageBatchAsync(queue, [new("a b", "m")]));
        await Assert.ThrowsAsync<BatchRequestTooLongException>(() => Sqs.SendMessageBatchAsync(queue, [new("a", new string('x', 600_000)), new("b", new string('x', 600_000))]));
    }

    [SemanticFact]
    public async Task A_receive_takes_one_to_ten_messages_and_waits_20_seconds_at_most()
    {
        var queue = await QueueAsync();

        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MaxNumberOfMessages = 11 }))).ErrorCode);
        Assert.Equal("InvalidParameterValue", (await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { WaitTimeSeconds = 21 }))).ErrorCode);
    }

    [SemanticFact]
    public async Task A_queue_created_again_is_the_same_unless_it_differs()
    {
        var name = NewName();
        var created = await Sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = new() { ["VisibilityTimeout"] = "5" } });

        Assert.Equal(created.QueueUrl, (await Sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = new() { ["VisibilityTimeout"] = "5" } })).QueueUrl);
        Assert.Equal(created.QueueUrl, (await Sqs.GetQueueUrlAsync(name)).QueueUrl);
        await Assert.ThrowsAsync<QueueNameExistsException>(() => Sqs.CreateQueueAsync(new CreateQueueRequest(name) { Attributes = new() { ["VisibilityTimeout"] = "6" } }));
    }

    [SemanticFact]
    public async Task A_queue_that_is_not_there_is_a_typed_error()
    {
        var queue = await QueueAsync();
        await Sqs.DeleteQueueAsync(queue);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.GetQueueUrlAsync(NewName()));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.SendMessageAsync(queue, "m"));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => Sqs.ReceiveMessageAsync(queue));
    }

    [SemanticFact(MotoDiffers = "it takes the name at once")]
    public async Task A_deleted_queues_name_is_refused_for_a_while()
    {
        var name = NewName();
        await Sqs.DeleteQueueAsync((await Sqs.CreateQueueAsync(name)).QueueUrl);

        await Assert.ThrowsAsync<QueueDeletedRecentlyException>(() => Sqs.CreateQueueAsync(name));
    }

    [SemanticFact]
    public async Task A_queue_tells_its_attributes_and_counts()
    {
        var queue = await QueueAsync(("DelaySeconds", "0"), ("MessageRetentionPeriod", "1209600"));
        await Sqs.SendMessageAsync(queue, "in flight");
        await ReceiveOneAsync(queue);
        await Sqs.SendMessageAsync(queue, "visible");
        await Sqs.SendMessageAsync(new SendMessageRequest(queue, "delayed") { DelaySeconds = 60 });

        var attributes = await AttributesAsync(queue);

        Assert.Equal(("1", "1", "1"), (attributes["ApproximateNumberOfMessages"], attributes["ApproximateNumberOfMessagesNotVisible"], attributes["ApproximateNumberOfMessagesDelayed"]));
        Assert.Equal(("1209600", "30", "1048576"), (attributes["MessageRetentionPeriod"], attributes["VisibilityTimeout"], attributes["MaximumMessageSize"]));
    }

    [SemanticFact(MotoDiffers = "it takes them")]
    public async Task Attributes_out_of_range_are_refused()
    {
        var queue = await QueueAsync();

        await Assert.ThrowsAsync<InvalidAttributeValueException>(() => Sqs.SetQueueAttributesAsync(queue, new() { ["VisibilityTimeout"] = "43201" }));
        await Assert.ThrowsAsync<InvalidAttributeValueException>(() => Sqs.SetQueueAttributesAsync(queue, new() { ["MaximumMessageSize"] = "1023" }));
        await Assert.ThrowsAsync<InvalidAttributeNameException>(() => Sqs.SetQueueAttributesAsync(queue, new() { ["Colour"] = "red" }));
    }

    [SemanticFact]
    public async Task Tags_given_at_creation_are_there()
    {
        var created = await Sqs.CreateQueueAsync(new CreateQueueRequest(NewName()) { Tags = new() { ["a"] = "1", ["b"] = "2" } });
        await Sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = created.QueueUrl, TagKeys = ["a"] });
        await Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = created.QueueUrl, Tags = new() { ["c"] = "3" } });

        var tags = (await Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = created.QueueUrl })).Tags;

        Assert.Equal(["b=2", "c=3"], tags.Select(tag => $"{tag.Key}={tag.Value}").Order());
    }

    [SemanticFact]
    public async Task Queues_are_listed_by_prefix()
    {
        var prefix = await ThreeQueuesAsync();

        var all = await Sqs.ListQueuesAsync(prefix);

        Assert.Equal((3, null), (all.QueueUrls.Count, all.NextToken));
    }

    [SemanticFact(MotoDiffers = "it knows no pages")]
    public async Task Queues_are_listed_in_pages()
    {
        var prefix = await ThreeQueuesAsync();

        var first = await Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = prefix, MaxResults = 2 });
        var second = await Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = prefix, MaxResults = 2, NextToken = first.NextToken });

        Assert.Equal(2, first.QueueUrls.Count);
        Assert.Equal((await Sqs.ListQueuesAsync(prefix)).QueueUrls.Order(), first.QueueUrls.Concat(second.QueueUrls).Order());
    }

    [SemanticFact]
    public async Task A_purged_queue_is_empty()
    {
        var queue = await QueueAsync(("VisibilityTimeout", "1"));
        await Sqs.SendMessageAsync(queue, "in flight");
        await ReceiveOneAsync(queue);
        await Sqs.SendMessageAsync(queue, "visible");

        await Sqs.PurgeQueueAsync(queue);

        Assert.Empty(await ReceiveWithinAsync(queue, 2));
    }

    [SemanticFact(MotoDiffers = "it purges as often as one likes")]
    public async Task A_queue_is_purged_once_in_a_while()
    {
        var queue = await QueueAsync();
        await Sqs.PurgeQueueAsync(queue);

        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => Sqs.PurgeQueueAsync(queue));
    }

    private async Task<string> ThreeQueuesAsync()
    {
        var prefix = NewName();
        for (var number = 0; number < 3; number++)
        {
            await Sqs.CreateQueueAsync($"{prefix}-{number}");
        }

        return prefix;
    }
}
