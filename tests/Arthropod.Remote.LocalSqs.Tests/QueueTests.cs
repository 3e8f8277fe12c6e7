using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class QueueTests : IDisposable
{
    private readonly World _world = new();

    [Theory]
    [InlineData("a")]
    [InlineData("video_encoding-V2")]
    [InlineData("01234567890123456789012345678901234567890123456789012345678901234567890123456789")]
    public async Task A_queue_is_found_by_its_name(string name)
    {
        var created = await _world.QueueAsync(name);

        Assert.Equal(created, (await _world.Sqs.GetQueueUrlAsync(name)).QueueUrl);
        Assert.EndsWith($"/000000000000/{name}", created, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("with space")]
    [InlineData("slash/ed")]
    [InlineData("Ümlaut")]
    [InlineData("dotted.name")]
    [InlineData("012345678901234567890123456789012345678901234567890123456789012345678901234567890")]
    public async Task An_illegal_name_is_refused(string name)
    {
        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.QueueAsync(name));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task A_FIFO_queue_is_refused_and_the_error_says_why()
    {
        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.QueueAsync("orders.fifo", ("FifoQueue", "true")));
        var attribute = await Assert.ThrowsAsync<InvalidAttributeNameException>(() => _world.QueueAsync("orders", ("FifoQueue", "true")));

        Assert.Equal("InvalidAttributeName", attribute.ErrorCode);
        Assert.Equal("InvalidParameterValue", error.ErrorCode);
        Assert.Contains("FIFO queues are not served here yet", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_created_again_is_the_same_queue()
    {
        var queue = await _world.QueueAsync("q", ("VisibilityTimeout", "5"));
        await _world.SendAsync(queue, "m");

        Assert.Equal(queue, await _world.QueueAsync("q", ("VisibilityTimeout", "5")));
        Assert.Equal(queue, await _world.QueueAsync("q"));

        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_queue_created_again_with_another_attribute_is_an_error_that_names_it()
    {
        await _world.QueueAsync("q", ("VisibilityTimeout", "5"));

        var error = await Assert.ThrowsAsync<QueueNameExistsException>(() => _world.QueueAsync("q", ("VisibilityTimeout", "6")));

        Assert.Contains("VisibilityTimeout", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_is_not_there_is_an_error_that_names_it()
    {
        var byName = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _world.Sqs.GetQueueUrlAsync("nowhere"));
        var byUrl = await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _world.Sqs.SendMessageAsync("http://host/1/nowhere", "m"));

        Assert.Contains("nowhere", byName.Message, StringComparison.Ordinal);
        Assert.Contains("nowhere", byUrl.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://elsewhere:1/999999999999/q")]
    [InlineData("https://sqs.eu-central-1.amazonaws.com/123456789012/q")]
    [InlineData("q")]
    [InlineData("http://host/q/")]
    public async Task A_queue_is_the_last_segment_of_its_URL(string url)
    {
        var queue = await _world.QueueAsync();

        await _world.SendAsync(url, "m");

        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task The_name_of_a_deleted_queue_is_refused_for_60_seconds()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        await _world.Sqs.DeleteQueueAsync(queue);

        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _world.SendAsync(queue, "m"));
        await Assert.ThrowsAsync<QueueDoesNotExistException>(() => _world.Sqs.DeleteQueueAsync(queue));
        _world.Pass(59.999);
        await Assert.ThrowsAsync<QueueDeletedRecentlyException>(() => _world.QueueAsync());
        _world.Pass(0.001);

        Assert.Empty(await _world.ReceiveAsync(await _world.QueueAsync()));
    }

    [Fact]
    public async Task The_cooldowns_can_be_switched_off()
    {
        using var world = new World(new() { DeletedNameCooldown = TimeSpan.Zero, PurgeCooldown = TimeSpan.Zero });
        var queue = await world.QueueAsync();
        await world.Sqs.DeleteQueueAsync(queue);

        queue = await world.QueueAsync();
        await world.Sqs.PurgeQueueAsync(queue);
        await world.Sqs.PurgeQueueAsync(queue);
    }

    [Fact]
    public async Task A_purge_removes_messages_in_every_state()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "in flight");
        var inFlight = await _world.ReceiveOneAsync(queue);
        await _world.SendAsync(queue, "visible");
        await _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "delayed") { DelaySeconds = 1 });

        await _world.Sqs.PurgeQueueAsync(queue);
        await _world.Sqs.DeleteMessageAsync(queue, inFlight.ReceiptHandle);
        _world.Pass(3600);

        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_queue_is_purged_once_in_60_seconds()
    {
        var queue = await _world.QueueAsync();
        await _world.Sqs.PurgeQueueAsync(queue);

        _world.Pass(59.999);
        await Assert.ThrowsAsync<PurgeQueueInProgressException>(() => _world.Sqs.PurgeQueueAsync(queue));
        _world.Pass(0.001);
        await _world.Sqs.PurgeQueueAsync(queue);
    }

    [Fact]
    public async Task Queues_are_listed_by_prefix_and_name()
    {
        foreach (var name in new[] { "b2", "a", "b1", "B" })
        {
            await _world.QueueAsync(name);
        }

        Assert.Equal(["B", "a", "b1", "b2"], Names(await _world.Sqs.ListQueuesAsync(new ListQueuesRequest())));
        Assert.Equal(["b1", "b2"], Names(await _world.Sqs.ListQueuesAsync("b")));
        Assert.Null((await _world.Sqs.ListQueuesAsync("c")).QueueUrls);
    }

    [Fact]
    public async Task Queues_are_listed_in_pages_where_pages_are_asked_for()
    {
        for (var number = 0; number < 7; number++)
        {
            await _world.QueueAsync($"q{number}");
        }

        var first = await _world.Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "q", MaxResults = 3 });
        var second = await _world.Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "q", MaxResults = 3, NextToken = first.NextToken });
        var third = await _world.Sqs.ListQueuesAsync(new ListQueuesRequest { QueueNamePrefix = "q", MaxResults = 3, NextToken = second.NextToken });

        Assert.Equal(["q0", "q1", "q2"], Names(first));
        Assert.Equal(["q3", "q4", "q5"], Names(second));
        Assert.Equal(["q6"], Names(third));
        Assert.Null(third.NextToken);
    }

    [Fact]
    public async Task Without_a_page_size_a_thousand_queues_are_listed_and_no_token()
    {
        for (var number = 0; number < 1001; number++)
        {
            await _world.QueueAsync($"q{number}");
        }

        var listed = await _world.Sqs.ListQueuesAsync(new ListQueuesRequest());

        Assert.Equal(1000, listed.QueueUrls.Count);
        Assert.Null(listed.NextToken);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1001, null)]
    [InlineData(5, "%%%")]
    public async Task A_page_that_cannot_be_is_refused(int maxResults, string? token)
    {
        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.Sqs.ListQueuesAsync(new ListQueuesRequest { MaxResults = maxResults, NextToken = token }));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task Tags_are_set_changed_and_removed()
    {
        var created = await _world.Sqs.CreateQueueAsync(new CreateQueueRequest("q") { Tags = new() { ["owner"] = "me", ["at"] = "creation" } });
        Assert.Equal(2, (await _world.Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = created.QueueUrl })).Tags.Count);

        await _world.Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = created.QueueUrl, Tags = new() { ["owner"] = "you", ["empty"] = "" } });
        await _world.Sqs.UntagQueueAsync(new UntagQueueRequest { QueueUrl = created.QueueUrl, TagKeys = ["at", "never there"] });

        var tags = (await _world.Sqs.ListQueueTagsAsync(new ListQueueTagsRequest { QueueUrl = created.QueueUrl })).Tags;
        Assert.Equal([("empty", ""), ("owner", "you")], tags.Select(tag => (tag.Key, tag.Value)).Order());
    }

    [Fact]
    public async Task A_queue_has_fifty_tags_at_most()
    {
        var queue = await _world.QueueAsync();
        await _world.Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = queue, Tags = Enumerable.Range(0, 50).ToDictionary(n => $"t{n}", _ => "v") });

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() => _world.Sqs.TagQueueAsync(new TagQueueRequest { QueueUrl = queue, Tags = new() { ["t50"] = "v" } }));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    public void Dispose() => _world.Dispose();

    private static IEnumerable<string> Names(ListQueuesResponse response) => response.QueueUrls.Select(url => url[(url.LastIndexOf('/') + 1)..]);
}
