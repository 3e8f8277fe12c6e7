using System.Runtime.CompilerServices;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Hosting;

/// <summary>A node's transport, whose answers tell the node's health.</summary>
internal sealed class WatchedTransport(IQueueTransport queues, NodeHealth health) : IQueueTransport
{
    public TransportLimits Limits => queues.Limits;

    public DateTimeOffset QueueTime => queues.QueueTime;

    public Task<QueueInfo?> FindQueueAsync(string queue, CancellationToken cancellationToken) =>
        queues.FindQueueAsync(queue, cancellationToken);

    public Task<QueueInfo> CreateQueueAsync(QueueDefinition definition, CancellationToken cancellationToken) =>
        queues.CreateQueueAsync(definition, cancellationToken);

    public Task DeleteQueueAsync(string queue, CancellationToken cancellationToken) =>
        SweepingAsync(async () =>
        {
            await queues.DeleteQueueAsync(queue, cancellationToken);
            return true;
        });

    public async IAsyncEnumerable<string> ListQueuesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await using var names = queues.ListQueuesAsync(prefix, cancellationToken).GetAsyncEnumerator(cancellationToken);
        while (await NextAsync(names))
        {
            yield return names.Current;
        }

        health.Sweeping(null);
    }

    public Task<IReadOnlyDictionary<string, string>?> GetTagsAsync(string queue, CancellationToken cancellationToken) =>
        SweepingAsync(() => queues.GetTagsAsync(queue, cancellationToken));

    public Task SetTagsAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        queues.SetTagsAsync(queue, tags, cancellationToken);

    public async Task<IReadOnlyList<Outcome>> SendAsync(
        string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken) =>
        Look(queue, await queues.SendAsync(queue, messages, cancellationToken));

    public async Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, ReceiveRequest request, CancellationToken cancellationToken)
    {
        try
        {
            var messages = await queues.ReceiveAsync(queue, request, cancellationToken);
            health.Received(queue);
            return messages;
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            var error = (exception as TransportException)?.Error ?? TransportError.Unavailable;
            health.ReceiveFailed(queue, error, exception.Message);
            if (error == TransportError.Throttled)
            {
                health.Throttled(queue);
            }

            throw;
        }
    }

    public async Task<IReadOnlyList<Outcome>> DeleteAsync(
        string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken) =>
        Look(queue, await queues.DeleteAsync(queue, receipts, cancellationToken));

    public async Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(
        string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken)
    {
        var outcomes = Look(queue, await queues.ChangeVisibilityAsync(queue, changes, cancellationToken));
        foreach (var outcome in outcomes)
        {
            if (!outcome.IsDone)
            {
                health.LeaseTrouble(queue, outcome);
            }
        }

        return outcomes;
    }

    private Task<bool> NextAsync(IAsyncEnumerator<string> names) => SweepingAsync(async () => await names.MoveNextAsync());

    /// <summary>Makes a request that only a sweep makes (and a process that ends, of its own inbox).</summary>
    private async Task<T> SweepingAsync<T>(Func<Task<T>> ask)
    {
        try
        {
            return await ask();
        }
        catch (TransportException exception) when (exception.Error == TransportError.AccessDenied)
        {
            health.Sweeping(exception.Message);
            throw;
        }
    }

    private IReadOnlyList<Outcome> Look(string queue, IReadOnlyList<Outcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            if (outcome.Error == TransportError.Throttled)
            {
                health.Throttled(queue);
            }
        }

        return outcomes;
    }
}
