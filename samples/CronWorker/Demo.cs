using Amazon.SQS;
using Arthropod.Remote;
using Arthropod.Remote.LocalSqs;
using Microsoft.Extensions.DependencyInjection;

namespace CronWorker;

/// <summary>A queue in this process and a caller who has put calls in it before the worker was started.</summary>
internal sealed class Demo : IAsyncDisposable
{
    private readonly RemoteClient _caller;
    private readonly List<(string Customer, Task<string> Number)> _calls = [];

    /// <summary>Makes the queue.</summary>
    public Demo()
    {
        Queue = new LocalSqsEngine();
        _caller = RemoteClient.Create(remote => remote.UseLocal(Queue));
    }

    /// <summary>The queue.</summary>
    public LocalSqsEngine Queue { get; }

    /// <summary>Makes a few calls and returns once they are in the queue; nobody serves it yet.</summary>
    public async Task CallAsync()
    {
        var printer = _caller.Get<IInvoicePrinter>();
        _calls.Add(("Spider", printer.Print("Spider", 8.00m)));
        _calls.Add(("Beetle", printer.Print("Beetle", 6.50m)));
        _calls.Add(("Millipede", printer.Print("Millipede", 750.00m)));
        using var sqs = Queue.CreateClient();
        while (await CountAsync(sqs) < _calls.Count)
        {
            await Task.Delay(10);
        }

        Console.WriteLine($"waiting in the queue: {_calls.Count}");
    }

    /// <summary>Shows what the caller has got.</summary>
    public async Task ShowResultsAsync()
    {
        foreach (var (customer, number) in _calls)
        {
            Console.WriteLine($"{customer} has invoice {await number}");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _caller.DisposeAsync();
        Queue.Dispose();
    }

    private static async Task<int> CountAsync(IAmazonSQS sqs)
    {
        // The caller creates the queue with its first call.
        var queues = await sqs.ListQueuesAsync("invoices");
        if (queues.QueueUrls?.Find(url => url.EndsWith("/invoices", StringComparison.Ordinal)) is not { } queue)
        {
            return 0;
        }

        var attributes = await sqs.GetQueueAttributesAsync(queue, [QueueAttributeName.ApproximateNumberOfMessages]);
        return attributes.ApproximateNumberOfMessages;
    }
}
