using Amazon.SQS;
using Amazon.SQS.Model;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.Naive;

/// <summary>Receives one message, works, sends the reply, deletes the request; as many such loops as calls at a time.</summary>
internal sealed class NaiveWorker : IAsyncDisposable
{
    private readonly AmazonSQSClient _client;
    private readonly string _requests;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _working;

    private NaiveWorker(AmazonSQSClient client, string requests, int concurrency)
    {
        _client = client;
        _requests = requests;
        _working = PlainSqs.RunLoops(concurrency, WorkAsync, _stopping.Token);
    }

    public static async Task<IAsyncDisposable> StartAsync(Uri endpoint, int concurrency)
    {
        var client = PlainSqs.CreateClient(endpoint);
        return new NaiveWorker(client, await client.OpenQueueAsync(NaiveCaller.RequestQueue), concurrency);
    }

    public async ValueTask DisposeAsync()
    {
        await _stopping.CancelAsync();
        await _working;
        _client.Dispose();
        _stopping.Dispose();
    }

    private async Task WorkAsync()
    {
        var received = await _client.ReceiveMessageAsync(
            new ReceiveMessageRequest { QueueUrl = _requests, MaxNumberOfMessages = 1, WaitTimeSeconds = PlainSqs.LongPollSeconds }, _stopping.Token);
        foreach (var message in received.Messages ?? [])
        {
            var request = PlainMessage.Parse(message.Body);
            await _client.SendMessageAsync(request.ReplyTo, request.Echo().ToString(), CancellationToken.None);
            await _client.DeleteMessageAsync(_requests, message.ReceiptHandle, CancellationToken.None);
        }
    }
}
