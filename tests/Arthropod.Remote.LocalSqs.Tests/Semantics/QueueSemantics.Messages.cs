using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>One message: its way there and back, hidden, renewed, delayed, dead.</summary>
public abstract partial class QueueSemantics
{
    [SemanticFact]
    public async Task A_message_arrives_with_all_that_was_sent()
    {
        var queue = await QueueAsync();
        var sent = await Sqs.SendMessageAsync(new SendMessageRequest(queue, "grüß <\"&\U0001F600\n") { MessageAttributes = new() { ["n"] = new() { DataType = "Number", StringValue = "1.5" }, ["b"] = new() { DataType = "Binary", BinaryValue = new([0, 255]) } } });

        var message = await ReceiveOneAsync(queue);

        Assert.Equal(("grüß <\"&\U0001F600\n", sent.MessageId, sent.MD5OfMessageBody), (message.Body, message.MessageId, message.MD5OfBody));
        Assert.Equal(sent.MD5OfMessageAttributes, message.MD5OfMessageAttributes);
        Assert.Equal("1.5", message.MessageAttributes["n"].StringValue);
        Assert.Equal([0, 255], message.MessageAttributes["b"].BinaryValue.ToArray());
        Assert.Equal("1", message.Attributes["ApproximateReceiveCount"]);
    }

    [SemanticFact]
    public async Task The_trace_header_travels_along()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(new SendMessageRequest(queue, "m") { MessageSystemAttributes = new() { ["AWSTraceHeader"] = new() { DataType = "String", StringValue = "Root=1-5759e988-bd862e3fe1be46a994272793" } } });

        Assert.Equal("Root=1-5759e988-bd862e3fe1be46a994272793", (await ReceiveOneAsync(queue)).Attributes["AWSTraceHeader"]);
    }

    [SemanticFact]
    public async Task A_prefix_selects_message_attributes()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(new SendMessageRequest(queue, "m") { MessageAttributes = new[] { "Hello", "Help.Me", "General" }.ToDictionary(name => name, _ => new MessageAttributeValue { DataType = "String", StringValue = "v" }) });

        var received = await Sqs.ReceiveMessageAsync(new ReceiveMessageRequest(queue) { MessageAttributeNames = ["Hel.*"] });

        Assert.Equal(["Hello", "Help.Me"], received.Messages[0].MessageAttributes.Keys.Order());
    }

    [SemanticFact]
    public async Task A_received_message_is_hidden_and_comes_back()
    {
        var queue = await QueueAsync(("VisibilityTimeout", "2"));
        await Sqs.SendMessageAsync(queue, "m");
        var first = await ReceiveOneAsync(queue);

        Assert.Empty(await ReceiveNowAsync(queue));
        var again = Assert.Single(await ReceiveWithinAsync(queue, 5));

        Assert.Equal((first.MessageId, "2"), (again.MessageId, again.Attributes["ApproximateReceiveCount"]));
        Assert.NotEqual(first.ReceiptHandle, again.ReceiptHandle);
    }

    [SemanticFact]
    public async Task A_deleted_message_does_not_come_back()
    {
        var queue = await QueueAsync(("VisibilityTimeout", "1"));
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue);

        await Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);
        await Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);

        Assert.Empty(await ReceiveWithinAsync(queue, 3));
    }

    [SemanticFact]
    public async Task A_released_message_is_visible_at_once()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue);

        await Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 0);

        Assert.Single(await ReceiveNowAsync(queue));
    }

    [SemanticFact]
    public async Task A_renewed_message_stays_hidden()
    {
        var queue = await QueueAsync(("VisibilityTimeout", "1"));
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue);

        await Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 4);

        Assert.Empty(await ReceiveWithinAsync(queue, 2));
        Assert.Single(await ReceiveWithinAsync(queue, 5));
    }

    [SemanticFact]
    public async Task A_renewal_after_the_timeout_works_while_nobody_else_has_the_message()
    {
        var queue = await QueueAsync();
        var other = await QueueAsync();
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue, visibility: 1);
        await ReceiveWithinAsync(other, 2);

        await Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 30);

        Assert.Empty(await ReceiveNowAsync(queue));
    }

    [SemanticFact(MotoDiffers = "it deletes the message")]
    public async Task A_stale_handle_deletes_nothing()
    {
        var queue = await QueueAsync(("VisibilityTimeout", "1"));
        await Sqs.SendMessageAsync(queue, "m");
        var stale = await ReceiveOneAsync(queue);
        Assert.Single(await ReceiveWithinAsync(queue, 3));

        await Sqs.DeleteMessageAsync(queue, stale.ReceiptHandle);

        Assert.Single(await ReceiveWithinAsync(queue, 3));
    }

    [SemanticFact(MotoDiffers = "it says ReceiptHandleIsInvalid instead of InvalidParameterValue")]
    public async Task A_renewal_of_a_deleted_message_fails()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue);
        await Sqs.DeleteMessageAsync(queue, received.ReceiptHandle);

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 10));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [SemanticFact]
    public async Task No_renewal_goes_beyond_twelve_hours_since_the_receive()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(queue, "m");
        var received = await ReceiveOneAsync(queue);
        Assert.Empty(await ReceiveWithinAsync(queue, 2));

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.ChangeMessageVisibilityAsync(queue, received.ReceiptHandle, 43_200));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [SemanticFact]
    public async Task A_handle_that_was_never_given_is_refused()
    {
        var queue = await QueueAsync();

        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => Sqs.DeleteMessageAsync(queue, "rubbish"));
        await Assert.ThrowsAsync<ReceiptHandleIsInvalidException>(() => Sqs.ChangeMessageVisibilityAsync(queue, "rubbish", 1));
    }

    [SemanticFact]
    public async Task A_delayed_message_comes_later()
    {
        var queue = await QueueAsync();
        await Sqs.SendMessageAsync(new SendMessageRequest(queue, "m") { DelaySeconds = 2 });

        Assert.Empty(await ReceiveNowAsync(queue));
        Assert.Single(await ReceiveWithinAsync(queue, 5));
    }

    [SemanticFact]
    public async Task A_message_received_too_often_moves_to_the_dead_letter_queue()
    {
        var dead = await QueueAsync();
        var arn = (await AttributesAsync(dead))["QueueArn"];
        var queue = await QueueAsync(("VisibilityTimeout", "1"), ("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":2}"""));
        var sent = await Sqs.SendMessageAsync(queue, "poison");
        await ReceiveOneAsync(queue);
        Assert.Single(await ReceiveWithinAsync(queue, 3));

        Assert.Empty(await ReceiveWithinAsync(queue, 3));

        var moved = await ReceiveOneAsync(dead);
        Assert.Equal((sent.MessageId, "poison"), (moved.MessageId, moved.Body));
    }

    [SemanticFact(MotoDiffers = "it does not tell the source")]
    public async Task A_dead_letter_tells_where_it_comes_from()
    {
        var dead = await QueueAsync();
        var arn = (await AttributesAsync(dead))["QueueArn"];
        var queue = await QueueAsync(("RedrivePolicy", $$"""{"deadLetterTargetArn":"{{arn}}","maxReceiveCount":1}"""));
        await Sqs.SendMessageAsync(queue, "poison");
        await ReceiveOneAsync(queue, visibility: 0);
        Assert.Empty(await ReceiveNowAsync(queue));

        Assert.Equal((await AttributesAsync(queue))["QueueArn"], (await ReceiveOneAsync(dead)).Attributes["DeadLetterQueueSourceArn"]);
    }

    [SemanticFact]
    public async Task A_long_poll_ends_empty_when_nothing_comes()
    {
        Assert.Empty(await ReceiveWithinAsync(await QueueAsync(), 1));
    }

    [SemanticFact]
    public async Task A_long_poll_wakes_for_a_message()
    {
        var queue = await QueueAsync();
        var poll = Sqs.ReceiveMessageAsync(Request(queue, 20));

        await Sqs.SendMessageAsync(queue, "m");

        Assert.Single((await poll.WaitAsync(TimeSpan.FromSeconds(10))).Messages);
    }

    [SemanticFact(MotoDiffers = "it counts characters, not UTF-8 bytes")]
    public async Task A_message_may_have_1_MiB_and_no_more()
    {
        var queue = await QueueAsync();

        await Sqs.SendMessageAsync(queue, new string('é', 524_288));
        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => Sqs.SendMessageAsync(queue, new string('é', 524_288) + "x"));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Equal(524_288, (await ReceiveOneAsync(queue)).Body.Length);
    }

    [SemanticFact(MotoDiffers = "it takes them")]
    public async Task Illegal_characters_are_refused()
    {
        var queue = await QueueAsync();

        await Assert.ThrowsAsync<InvalidMessageContentsException>(() => Sqs.SendMessageAsync(queue, "a\u0001b"));
    }
}
