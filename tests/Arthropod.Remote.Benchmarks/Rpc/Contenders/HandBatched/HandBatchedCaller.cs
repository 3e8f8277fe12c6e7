using Amazon.SQS;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.HandBatched;

/// <summary>The best loop that one writes by hand: ten per send, receive and delete.</summary>
internal sealed class HandBatchedCaller : ICaller
{
    public const string RequestQueue = "batched-requests";
    private const string ReplyQueue = "batched-replies";

    private readonly AmazonSQSClient _client;
    private readonly string _requests;
    private readonly string _replies;
    private readonly WaitingCalls _calls = new();
    private readonly LingeringBatch _outgoing;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _reading;

    private HandBatchedCaller(AmazonSQSClient client, string requests, string replies)
    {
        _client = client;
        _requests = requests;
        _replies = replies;
        _outgoing = new LingeringBatch(batch => _ = SendAsync(batch));
        _reading = PlainSqs.RunLoops(HandBatches.ReceiveLoops, ReadAsync, _stopping.Token);
    }

    public static async Task<ICaller> StartAsync(Uri endpoint, int inFlight)
    {
        var client = PlainSqs.CreateClient(endpoint);
        return new HandBatchedCaller(client, await client.OpenQueueAsync(RequestQueue), await client.OpenQueueAsync(ReplyQueue));
    }

    public Task<byte[]> EchoAsync(byte[] payload)
    {
        var (id, reply) = _calls.Add();
        _outgoing.Add(PlainMessage.Request(id, _replies, payload).ToString());
        return reply;
    }

    public async ValueTask DisposeAsync()
    {
        await _outgoing.DisposeAsync();
        await _stopping.CancelAsync();
        await _reading;
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task SendAsync(List<string> batch)
    {
        try
        {
            await _client.SendBatchAsync(_requests, batch);
        }
        catch (Exception exception)
        {
            _calls.FailAll(exception);
        }
    }

    private async Task ReadAsync()
    {
        var messages = await _client.ReceiveBatchAsync(_replies, _stopping.Token);
        foreach (var message in messages)
        {
            _calls.Complete(message.Body);
        }

        if (messages.Count > 0)
        {
            await _client.DeleteBatchAsync(_replies, messages);
        }
    }
}
