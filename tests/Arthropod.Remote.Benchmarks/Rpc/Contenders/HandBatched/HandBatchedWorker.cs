using Amazon.SQS;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders.HandBatched;

/// <summary>Receives ten, works on them, sends ten replies, deletes ten requests; several such loops.</summary>
internal sealed class HandBatchedWorker : IAsyncDisposable
{
    private readonly AmazonSQSClient _client;
    private readonly string _requests;
    private readonly CancellationTokenSource _stopping = new();
    private readonly Task _working;

    private HandBatchedWorker(AmazonSQSClient client, string requests)
    {
        _client = client;
        _requests = requests;
        _working = PlainSqs.RunLoops(HandBatches.ReceiveLoops, WorkAsync, _stopping.Token);
    }

    public static async Task<IAsyncDisposable> StartAsync(Uri endpoint, int concurrency)
    {
        var client = PlainSqs.CreateClient(endpoint);
        return new HandBatchedWorker(client, await client.OpenQueueAsync(HandBatchedCaller.RequestQueue));
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
        var messages = await _client.ReceiveBatchAsync(_requests, _stopping.Token);
        if (messages.Count == 0)
        {
            return;
        }

        var requests = messages.ConvertAll(message => PlainMessage.Parse(message.Body));
        foreach (var inbox in requests.GroupBy(request => request.ReplyTo, StringComparer.Ordinal))
        {
            await _client.SendBatchAsync(inbox.Key, inbox.Select(request => request.Echo().ToString()));
        }

        await _client.DeleteBatchAsync(_requests, messages);
    }
}
