using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests;

public sealed class SendAndReceiveTests : IDisposable
{
    private readonly World _world = new();

    [Fact]
    public async Task A_message_arrives_as_it_was_sent()
    {
        var queue = await _world.QueueAsync();

        var sent = await _world.Sqs.SendMessageAsync(queue, "Grüße \"\\ \t\r\n <&> 漢字 \U0001F600");
        var received = await _world.ReceiveOneAsync(queue);

        Assert.Equal("Grüße \"\\ \t\r\n <&> 漢字 \U0001F600", received.Body);
        Assert.Equal(sent.MessageId, received.MessageId);
        Assert.Equal(sent.MD5OfMessageBody, received.MD5OfBody);
    }

    public void Dispose() => _world.Dispose();
}
