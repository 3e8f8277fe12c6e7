using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Naive;

/// <summary>
/// What one writes first: send a message, long-poll for the reply, delete it; one message per request. The call is
/// answered before the reply is deleted, which is as quick as this can be.
/// </summary>
internal sealed class NaiveCaller : ICaller
{
    public const string RequestQueue = "naive-requests";
    private const string ReplyQueue = "naive-replies";

    private readonly AmazonSQSClient _client;
    private readonly string _requests;
    private readonly string _replies;
    private readonly WaitingCalls _calls = new();
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _reading;

    private NaiveCaller(AmazonSQSClient client, string requests, string replies, int inFlight)
    {
        _client = client;
        _requests = requests;
        _replies = replies;
        _reading = PlainSqs.RunLoops(inFlight, ReadAsync, _stopping.Token);
    }

    public static async Task<ICaller> StartAsync(Uri endpoint, int inFlight)
    {
        var client = PlainSqs.CreateClient(endpoint);
        return new NaiveCaller(client, await client.OpenQueueAsync(RequestQueue), await client.OpenQueueAsync(ReplyQueue), inFlight);
    }

    public async Task<byte[]> EchoAsync(byte[] payload)
    {
        var (id, reply) = _calls.Add();
        await _client.SendMessageAsync(_requests, PlainMessage.Request(id, _replies, payload).ToString());
        return await reply;
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _reading;
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task ReadAsync()
    {
        var received = await _client.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = _replies, MaxNumberOfMessages = 1, WaitTimeSeconds = PlainSqs.LongPollSeconds }, _stopping.Token);
        foreach (var message in received.Messages ?? [])
        {
            _calls.Complete(message.Body);
            await _client.DeleteMessageAsync(_replies, message.ReceiptHandle, CancellationToken.None);
        }
    }
}
