using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class DelayAndRetentionTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task A_delayed_message_shows_when_its_delay_is_over()
    {
        var queue = await _world.QueueAsync();
        await _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "late") { DelaySeconds = 900 });

        _world.Pass(899.999);
        Assert.Empty(await _world.ReceiveAsync(queue));
        _world.Pass(0.001);
        Assert.Single(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_queue_delays_what_brings_no_delay_of_its_own()
    {
        var queue = await _world.QueueAsync("q", ("DelaySeconds", "10"));
        await _world.Sqs.SendMessageAsync(queue, "as the queue");
        await _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "at once") { DelaySeconds = 0 });

        Assert.Equal("at once", (await _world.ReceiveOneAsync(queue)).Body);
        _world.Pass(10);
        Assert.Equal("as the queue", (await _world.ReceiveOneAsync(queue)).Body);
    }

    [Fact]
    public async Task Messages_delayed_alike_show_in_the_order_of_sending()
    {
        var queue = await _world.QueueAsync("q", ("DelaySeconds", "10"));
        for (var number = 0; number < 10; number++)
        {
            await _world.SendAsync(queue, $"{number}");
        }

        _world.Pass(10);

        Assert.Equal(Enumerable.Range(0, 10).Select(n => $"{n}"), (await _world.ReceiveAsync(queue)).Select(m => m.Body));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(901)]
    public async Task A_delay_out_of_range_is_refused(int seconds)
    {
        var queue = await _world.QueueAsync();

        var error = await Assert.ThrowsAsync<AmazonSQSException>(() =>
            _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "m") { DelaySeconds = seconds }));

        Assert.Equal("InvalidParameterValue", error.ErrorCode);
    }

    [Fact]
    public async Task A_message_vanishes_when_its_retention_is_over_whatever_its_state()
    {
        var queue = await _world.QueueAsync("q", ("MessageRetentionPeriod", "60"));
        await _world.SendAsync(queue, "in flight");
        await _world.ReceiveOneAsync(queue, visibility: 3600);
        await _world.SendAsync(queue, "visible");
        await _world.Sqs.SendMessageAsync(new SendMessageRequest(queue, "delayed") { DelaySeconds = 900 });

        _world.Pass(59.999);
        Assert.Equal(("1", "1", "1"), await CountsAsync(queue));
        _world.Pass(0.001);

        Assert.Equal(("0", "0", "0"), await CountsAsync(queue));
        _world.Pass(3600);
        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    [Fact]
    public async Task A_shorter_retention_holds_for_what_is_there_already()
    {
        var queue = await _world.QueueAsync();
        await _world.SendAsync(queue, "m");
        _world.Pass(120);

        await _world.Sqs.SetQueueAttributesAsync(queue, new() { ["MessageRetentionPeriod"] = "60" });

        Assert.Empty(await _world.ReceiveAsync(queue));
    }

    public void Dispose() => _world.Dispose();

    private async Task<(string Visible, string InFlight, string Delayed)> CountsAsync(string queue)
    {
        var attributes = (await _world.Sqs.GetQueueAttributesAsync(queue, ["All"])).Attributes;
        return (attributes["ApproximateNumberOfMessages"], attributes["ApproximateNumberOfMessagesNotVisible"], attributes["ApproximateNumberOfMessagesDelayed"]);
    }
}
