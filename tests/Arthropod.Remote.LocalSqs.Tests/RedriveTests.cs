using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class RedriveTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task A_message_received_too_often_moves_to_the_dead_letter_queue()
    {
        var dead = await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q", ("RedrivePolicy", Policy(dead, 2)));
        var sentAt = _world.Now;
        var sent = await _world.Sqs.SendMessageAsync(queue, "poison");
        for (var receive = 0; receive < 2; receive++)
        {
            _world.Pass(1);
            await _world.ReceiveOneAsync(queue, visibility: 1);
        }

        _world.Pass(1);
        Assert.Empty(await _world.ReceiveAsync(dead));
        Assert.Empty(await _world.ReceiveAsync(queue));

        var moved = await _world.ReceiveOneAsync(dead);
        Assert.Equal(("poison", sent.MessageId), (moved.Body, moved.MessageId));
        Assert.Equal($"{sentAt}", moved.Attributes["SentTimestamp"]);
        Assert.Equal("3", moved.Attributes["ApproximateReceiveCount"]);
        Assert.Equal("arn:aws:sqs:us-east-1:000000000000:q", moved.Attributes["DeadLetterQueueSourceArn"]);
        Assert.Equal(default, _world.Engine.Queues.Get("q").Counts);
    }

    [Fact]
    public async Task The_others_are_received_in_its_place()
    {
        var dead = await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q", ("RedrivePolicy", Policy(dead, 1)));
        await _world.SendAsync(queue, "poison");
        await _world.ReceiveOneAsync(queue, visibility: 1);
        _world.Pass(1);
        await _world.SendAsync(queue, "good");

        Assert.Equal("good", (await _world.ReceiveOneAsync(queue)).Body);
        Assert.Equal("poison", (await _world.ReceiveOneAsync(dead)).Body);
    }

    [Fact]
    public async Task A_long_poll_at_the_dead_letter_queue_wakes()
    {
        var dead = await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q", ("RedrivePolicy", Policy(dead, 1)));
        await _world.SendAsync(queue, "poison");
        await _world.ReceiveOneAsync(queue, visibility: 1);
        var mourner = await _world.LongPollAsync(dead);
        var worker = await _world.LongPollAsync(queue);

        _world.Pass(1);

        Assert.Equal("poison", Assert.Single(await mourner.WaitAsync(World.Deadline)).Body);
        Assert.Equal(1, _world.Waiting(queue));
        _world.Pass(19);
        Assert.Empty(await worker.WaitAsync(World.Deadline));
    }

    [Fact]
    public async Task The_time_in_the_dead_letter_queue_counts_from_the_first_sending()
    {
        var dead = await _world.QueueAsync("dead", ("MessageRetentionPeriod", "60"));
        var queue = await _world.QueueAsync("q", ("RedrivePolicy", Policy(dead, 1)));
        await _world.SendAsync(queue, "poison");
        await _world.ReceiveOneAsync(queue);
        _world.Pass(50);
        await _world.SendAsync(dead, "younger, but first here");
        Assert.Empty(await _world.ReceiveAsync(queue));

        _world.Pass(10);

        Assert.Equal("younger, but first here", (await _world.ReceiveOneAsync(dead)).Body);
    }

    [Fact]
    public async Task Two_queues_may_be_each_others_dead_letter_queue()
    {
        var one = await _world.QueueAsync("one");
        var two = await _world.QueueAsync("two", ("RedrivePolicy", Policy(one, 1)));
        await _world.Sqs.SetQueueAttributesAsync(one, new() { ["RedrivePolicy"] = Policy(two, 1) });
        await _world.SendAsync(one, "shuttle");

        for (var round = 0; round < 3; round++)
        {
            await _world.ReceiveOneAsync(one, visibility: 1);
            _world.Pass(1);
            Assert.Empty(await _world.ReceiveAsync(one));
            await _world.ReceiveOneAsync(two, visibility: 1);
            _world.Pass(1);
            Assert.Empty(await _world.ReceiveAsync(two));
        }
    }

    [Fact]
    public async Task Without_its_dead_letter_queue_a_queue_keeps_its_messages()
    {
        var dead = await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q", ("RedrivePolicy", Policy(dead, 1)));
        await _world.SendAsync(queue, "m");
        await _world.ReceiveOneAsync(queue, visibility: 0);
        await _world.Sqs.DeleteQueueAsync(dead);

        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task The_policy_is_told_as_it_was_set()
    {
        var dead = await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q", ("RedrivePolicy", """{"maxReceiveCount":"7", "deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead"}"""));

        Assert.Equal(
            """{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":7}""",
            (await _world.Sqs.GetQueueAttributesAsync(queue, ["RedrivePolicy"])).Attributes["RedrivePolicy"]);
        Assert.Equal(queue, await _world.QueueAsync("q", ("RedrivePolicy", Policy(dead, 7))));
    }

    [Theory]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:nowhere","maxReceiveCount":3}""")]
    [InlineData("""{"deadLetterTargetArn":"dummy","maxReceiveCount":3}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:q","maxReceiveCount":3}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":0}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":1001}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead","maxReceiveCount":"many"}""")]
    [InlineData("""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:dead"}""")]
    [InlineData("""{"maxReceiveCount":3}""")]
    [InlineData("rubbish")]
    [InlineData("[]")]
    [InlineData("""{"deadLetterTargetArn":""")]
    public async Task A_policy_that_cannot_work_is_refused(string policy)
    {
        await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q");

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.Sqs.SetQueueAttributesAsync(queue, new() { ["RedrivePolicy"] = policy }));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Contains("RedrivePolicy", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_sources_of_a_dead_letter_queue_are_listed()
    {
        var dead = await _world.QueueAsync("dead");
        for (var number = 0; number < 3; number++)
        {
            await _world.QueueAsync($"q{number}", ("RedrivePolicy", Policy(dead, 3)));
        }

        var all = await _world.Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead });
        var page = await _world.Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead, MaxResults = 2 });
        var rest = await _world.Sqs.ListDeadLetterSourceQueuesAsync(new ListDeadLetterSourceQueuesRequest { QueueUrl = dead, MaxResults = 2, NextToken = page.NextToken });

        Assert.Equal(3, all.QueueUrls.Count);
        Assert.Equal(all.QueueUrls, page.QueueUrls.Concat(rest.QueueUrls));
        Assert.Null(rest.NextToken);
    }

    public void Dispose() => _world.Dispose();

    internal static string Policy(string targetUrl, int maxReceiveCount) =>
        $$"""{"deadLetterTargetArn":"arn:aws:sqs:us-east-1:000000000000:{{targetUrl[(targetUrl.LastIndexOf('/') + 1)..]}}","maxReceiveCount":{{maxReceiveCount}}}""";
}
