using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.HandBatched;

/// <summary>Requests of ten, as one writes them by hand.</summary>
internal static class HandBatches
{
    public const int Size = 10;

    /// <summary>Loops that receive. With more of them batches come back less full; with fewer the line runs idle.</summary>
    public const int ReceiveLoops = 8;

    public static async Task<List<Message>> ReceiveBatchAsync(this IAmazonSQS client, string queue, CancellationToken stopping)
    {
        var received = await client.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = queue, MaxNumberOfMessages = Size, WaitTimeSeconds = PlainSqs.LongPollSeconds }, stopping);
        return received.Messages ?? [];
    }

    public static async Task SendBatchAsync(this IAmazonSQS client, string queue, IEnumerable<string> bodies)
    {
        var entries = bodies.Select((body, index) => new SendMessageBatchRequestEntry(index.ToString(CultureInfo.InvariantCulture), body)).ToList();
        var sent = await client.SendMessageBatchAsync(queue, entries, CancellationToken.None);
        Check(entries.Count, sent.Successful?.Count);
    }

    public static async Task DeleteBatchAsync(this IAmazonSQS client, string queue, List<Message> messages)
    {
        var entries = messages
            .Select((message, index) => new DeleteMessageBatchRequestEntry(index.ToString(CultureInfo.InvariantCulture), message.ReceiptHandle)).ToList();
        var deleted = await client.DeleteMessageBatchAsync(queue, entries, CancellationToken.None);
        Check(entries.Count, deleted.Successful?.Count);
    }

    private static void Check(int asked, int? done)
    {
        if (done != asked)
        {
            throw new InvalidOperationException($"Of a batch of {asked} only {done ?? 0} were confirmed.");
        }
    }
}
