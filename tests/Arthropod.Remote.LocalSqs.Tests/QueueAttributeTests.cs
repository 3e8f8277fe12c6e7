using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class QueueAttributeTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task A_new_queue_has_the_attributes_that_SQS_gives_it()
    {
        var attributes = await AttributesAsync(await _world.QueueAsync());

        Assert.Equal(
            [
                ("ApproximateNumberOfMessages", "0"),
                ("ApproximateNumberOfMessagesDelayed", "0"),
                ("ApproximateNumberOfMessagesNotVisible", "0"),
                ("CreatedTimestamp", $"{_world.Now / 1000}"),
                ("DelaySeconds", "0"),
                ("LastModifiedTimestamp", $"{_world.Now / 1000}"),
                ("MaximumMessageSize", "1048576"),
                ("MessageRetentionPeriod", "345600"),
                ("QueueArn", "arn:aws:sqs:us-east-1:000000000000:q"),
                ("ReceiveMessageWaitTimeSeconds", "0"),
                ("SqsManagedSseEnabled", "true"),
                ("VisibilityTimeout", "30"),
            ],
            attributes.Select(a => (a.Key, a.Value)).OrderBy(a => a.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task Only_the_attributes_asked_for_are_told()
    {
        var queue = await _world.QueueAsync();

        Assert.Equal(["QueueArn", "VisibilityTimeout"], (await _world.Sqs.GetQueueAttributesAsync(queue, ["QueueArn", "VisibilityTimeout", "Policy"])).Attributes.Keys.Order());
        Assert.Null((await _world.Sqs.GetQueueAttributesAsync(queue, [])).Attributes);
    }

    [Fact]
    public async Task Messages_are_counted_by_their_state()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "1", "2", "3", "4", "5", "6");
        await _world.ReceiveAsync(queue, max: 2);
        await _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "delayed") { DelaySeconds = 60 });

        var before = await AttributesAsync(queue);
        _world.Pass(60);
        var after = await AttributesAsync(queue);

        Assert.Equal(("4", "2", "1"), Counts(before));
        Assert.Equal(("7", "0", "0"), Counts(after));
    }

    [Fact]
    public async Task A_change_is_told_with_its_time()
    {
        var queue = await _world.QueueAsync();
        var created = _world.Now / 1000;
        _world.Pass(10);

        await _world.Sqs.SetQueueAttributesAsync(queue, new()
        {
            ["VisibilityTimeout"] = "1",
            ["Policy"] = """{"Version":"2012-10-17"}""",
            ["RedriveAllowPolicy"] = """{"redrivePermission":"denyAll"}""",
        });
        var attributes = await AttributesAsync(queue);

        Assert.Equal("1", attributes["VisibilityTimeout"]);
        Assert.Equal("""{"Version":"2012-10-17"}""", attributes["Policy"]);
        Assert.Equal("""{"redrivePermission":"denyAll"}""", attributes["RedriveAllowPolicy"]);
        Assert.Equal($"{created}", attributes["CreatedTimestamp"]);
        Assert.Equal($"{created + 10}", attributes["LastModifiedTimestamp"]);
    }

    [Fact]
    public async Task An_empty_policy_removes_it()
    {
        var target = await _world.QueueAsync("dead");
        var queue = await _world.QueueAsync("q", ("Policy", "{}"), ("RedrivePolicy", RedriveTests.Policy(target, 3)));

        await _world.Sqs.SetQueueAttributesAsync(queue, new() { ["Policy"] = "", ["RedrivePolicy"] = "" });

        Assert.DoesNotContain((await AttributesAsync(queue)).Keys, key => key is "Policy" or "RedrivePolicy");
    }

    [Theory]
    [InlineData("VisibilityTimeout", "0", "43200", "-1", "43201")]
    [InlineData("DelaySeconds", "0", "900", "-1", "901")]
    [InlineData("ReceiveMessageWaitTimeSeconds", "0", "20", "-1", "21")]
    [InlineData("MaximumMessageSize", "1024", "1048576", "1023", "1048577")]
    [InlineData("MessageRetentionPeriod", "60", "1209600", "59", "1209601")]
    [InlineData("KmsDataKeyReusePeriodSeconds", "60", "86400", "59", "86401")]
    [InlineData("SqsManagedSseEnabled", "true", "false", "yes", "1")]
    [InlineData("Policy", "{}", """{"a":1}""", "[]", "{")]
    public async Task Values_in_range_are_kept_and_others_refused(string name, string low, string high, string tooLow, string tooHigh)
    {
        var queue = await _world.QueueAsync();

        foreach (var good in new[] { low, high })
        {
            await _world.Sqs.SetQueueAttributesAsync(queue, new() { [name] = good });
            Assert.Equal(good, (await AttributesAsync(queue))[name]);
        }

        foreach (var bad in new[] { tooLow, tooHigh, "x" })
        {
            var error = await Assert.ThrowsAsync<InvalidAttributeValueException>(() => _world.Sqs.SetQueueAttributesAsync(queue, new() { [name] = bad }));
            Assert.Contains(name, error.Message, StringComparison.Ordinal);
            await Assert.ThrowsAsync<InvalidAttributeValueException>(() => _world.QueueAsync("other", (name, bad)));
        }

        Assert.Equal(high, (await AttributesAsync(queue))[name]);
    }

    [Theory]
    [InlineData("Colour")]
    [InlineData("QueueArn")]
    [InlineData("FifoQueue")]
    public async Task An_attribute_that_cannot_be_set_is_refused(string name)
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<InvalidAttributeNameException>(() => _world.Sqs.SetQueueAttributesAsync(queue, new() { [name] = "1" }));

        Assert.Contains(name, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_bad_value_changes_nothing()
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<InvalidAttributeValueException>(() =>
            _world.Sqs.SetQueueAttributesAsync(queue, new() { ["VisibilityTimeout"] = "5", ["DelaySeconds"] = "-5" }));

        Assert.Equal("30", (await AttributesAsync(queue))["VisibilityTimeout"]);
    }

    [Fact]
    public async Task An_unknown_attribute_cannot_be_asked_for()
    {
        var queue = await _world.QueueAsync();

        await Assert.ThrowsAsync<InvalidAttributeNameException>(() => _world.Sqs.GetQueueAttributesAsync(queue, ["Colour"]));
    }

    public void Dispose() => _world.Dispose();

    private static (string Visible, string InFlight, string Delayed) Counts(Dictionary<string, string> attributes) =>
        (attributes["ApproximateNumberOfMessages"], attributes["ApproximateNumberOfMessagesNotVisible"], attributes["ApproximateNumberOfMessagesDelayed"]);

    private async Task<Dictionary<string, string>> AttributesAsync(string queue) =>
        (await _world.Sqs.GetQueueAttributesAsync(queue, ["All"])).Attributes;
}
