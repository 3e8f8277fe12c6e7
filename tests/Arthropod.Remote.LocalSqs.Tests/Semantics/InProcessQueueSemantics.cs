using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.LocalSqs.Tests.Semantics;

/// <summary>Against the engine without a socket, on fake time.</summary>
public sealed class InProcessQueueSemantics : QueueSemantics, IDisposable
{
    private readonly World _world = new();

    protected override IAmazonSQS Sqs => _world.Sqs;

    public void Dispose() => _world.Dispose();

    protected override Task<List<Message>> ReceiveWithinAsync(string queue, int seconds) => ReceiveWithinAsync(_world, Sqs, queue, seconds);

    /// <summary>A long poll that takes no time: the clock goes on, a second at a time, until it has its answer.</summary>
    internal static async Task<List<Message>> ReceiveWithinAsync(World world, IAmazonSQS sqs, string queue, int seconds)
    {
        var poll = sqs.ReceiveMessageAsync(Request(queue, seconds));
        await World.UntilAsync(() => poll.IsCompleted || world.Waiting(queue) > 0);
        for (var passed = 0; passed < seconds && world.Waiting(queue) > 0; passed++)
        {
            world.Pass(1);
        }

        return (await poll.WaitAsync(World.Deadline)).Messages ?? [];
    }
}
