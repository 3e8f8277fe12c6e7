using System.Globalization;
using Amazon.SQS;
using Amazon.SQS.Model;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Chaos.Fuzz;

/// <summary>A queue as a stranger reaches it: by SQS alone.</summary>
internal sealed class FuzzQueue(IAmazonSQS sqs, string url)
{
    private const int Batch = 10;

    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(20);

    // Far longer than any lease or delay of the run.
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task<FuzzQueue> FindAsync(IAmazonSQS sqs, string name) => new(sqs, (await sqs.GetQueueUrlAsync(name)).QueueUrl);

    public static async Task<FuzzQueue> CreateAsync(IAmazonSQS sqs, string name) => new(sqs, (await sqs.CreateQueueAsync(name)).QueueUrl);

    /// <summary>Sends, each message with its number as attribute.</summary>
    /// <returns>The numbers of those that the queue did not take.</returns>
    public async Task<IReadOnlyList<int>> SendAsync(IReadOnlyList<(int Number, string Body)> messages)
    {
        var refused = new List<int>();
        foreach (var chunk in messages.Chunk(Batch))
        {
            var answer = await sqs.SendMessageBatchAsync(new SendMessageBatchRequest(url, [.. chunk.Select(Entry)]));
            refused.AddRange((answer.Failed ?? []).Select(failed => int.Parse(failed.Id, CultureInfo.InvariantCulture)));
        }

        return refused;
    }

    /// <summary>Receives and deletes, until told to stop.</summary>
    public async Task DrainAsync(Action<int, string> take, CancellationToken stop)
    {
        var request = new ReceiveMessageRequest(url) { MaxNumberOfMessages = Batch, WaitTimeSeconds = 1, MessageAttributeNames = ["All"] };
        while (!stop.IsCancellationRequested)
        {
            var messages = (await sqs.ReceiveMessageAsync(request, CancellationToken.None)).Messages ?? [];
            foreach (var message in messages)
            {
                take(NumberOf(message), message.Body);
            }

            if (messages.Count > 0)
            {
                await sqs.DeleteMessageBatchAsync(
                    url, [.. messages.Select((message, index) => new DeleteMessageBatchRequestEntry($"{index}", message.ReceiptHandle))], CancellationToken.None);
            }
        }
    }

    /// <summary>Waits until no more than so many messages are there, those that are not due yet aside.</summary>
    /// <returns>Whether that came to be.</returns>
    public async Task<bool> HasAtMostAsync(int count)
    {
        var begin = TimeProvider.System.GetTimestamp();
        while (TimeProvider.System.GetElapsedTime(begin) < Patience)
        {
            var answer = await sqs.GetQueueAttributesAsync(url, ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"]);
            if (answer.ApproximateNumberOfMessages + answer.ApproximateNumberOfMessagesNotVisible <= count)
            {
                return true;
            }

            await Task.Delay(Look);
        }

        return false;
    }

    /// <summary>The names of the inboxes that there are.</summary>
    public static async Task<IReadOnlyList<string>> InboxesAsync(IAmazonSQS sqs) =>
        [.. ((await sqs.ListQueuesAsync(QueueNames.InboxMarker)).QueueUrls ?? []).Select(found => found.Split('/')[^1])];

    private static SendMessageBatchRequestEntry Entry((int Number, string Body) message)
    {
        var number = message.Number.ToString(CultureInfo.InvariantCulture);
        return new(number, message.Body)
        {
            MessageAttributes = new() { ["fuzz"] = new MessageAttributeValue { DataType = "Number", StringValue = number } },
        };
    }

    private static int NumberOf(Message message) => message.MessageAttributes?.TryGetValue("fuzz", out var number) == true
        ? int.Parse(number.StringValue, CultureInfo.InvariantCulture)
        : -1;
}
