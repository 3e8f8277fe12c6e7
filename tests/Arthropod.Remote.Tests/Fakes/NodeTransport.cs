using System.Runtime.CompilerServices;
using Arthropod.Remote.Transport;

namespace Arthropod.Remote.Tests.Fakes;

/// <summary>
/// One process's line to the queues. Once the process is killed, nothing leaves any more and no answer arrives; while
/// its machine sleeps, both wait.
/// </summary>
internal sealed class NodeTransport(IQueueTransport queues) : IQueueTransport
{
    private readonly List<RequestRecord> _sends = [];
    private readonly List<RequestRecord> _deletes = [];
    private bool _isKilled;
    private TaskCompletionSource? _sleep;

    /// <summary>What this process has sent.</summary>
    public IReadOnlyList<RequestRecord> Sends => _sends;

    /// <summary>What this process has deleted.</summary>
    public IReadOnlyList<RequestRecord> Deletes => _deletes;

    public TransportLimits Limits => queues.Limits;

    public DateTimeOffset QueueTime => queues.QueueTime;

    /// <summary>Whether a receive that is cancelled brings its messages all the same: the answer was on its way already.</summary>
    public bool FinishesReceives { get; set; }

    public void Kill() => _isKilled = true;

    /// <summary>The machine sleeps: what is asked and what was answered waits until it wakes.</summary>
    public void Suspend() => _sleep = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Wake()
    {
        _sleep?.SetResult();
        _sleep = null;
    }

    public Task<QueueInfo?> FindQueueAsync(string queue, CancellationToken cancellationToken) =>
        AliveAsync(() => queues.FindQueueAsync(queue, cancellationToken));

    public Task<QueueInfo> CreateQueueAsync(QueueDefinition definition, CancellationToken cancellationToken) =>
        AliveAsync(() => queues.CreateQueueAsync(definition, cancellationToken));

    public Task DeleteQueueAsync(string queue, CancellationToken cancellationToken) =>
        AliveAsync(async () =>
        {
            await queues.DeleteQueueAsync(queue, cancellationToken);
            return true;
        });

    public async IAsyncEnumerable<string> ListQueuesAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // One request for all of them.
        foreach (var name in await AliveAsync(() => queues.ListQueuesAsync(prefix, cancellationToken).ToListAsync(cancellationToken).AsTask()))
        {
            yield return name;
        }
    }

    public Task<IReadOnlyDictionary<string, string>?> GetTagsAsync(string queue, CancellationToken cancellationToken) =>
        AliveAsync(() => queues.GetTagsAsync(queue, cancellationToken));

    public Task SetTagsAsync(string queue, IReadOnlyDictionary<string, string> tags, CancellationToken cancellationToken) =>
        AliveAsync(async () =>
        {
            await queues.SetTagsAsync(queue, tags, cancellationToken);
            return true;
        });

    public Task<IReadOnlyList<Outcome>> SendAsync(
        string queue, IReadOnlyList<OutgoingMessage> messages, CancellationToken cancellationToken)
    {
        _sends.Add(new RequestRecord(queues.QueueTime, RequestKind.Send, queue, messages.Count));
        return AliveAsync(() => queues.SendAsync(queue, messages, cancellationToken));
    }

    public Task<IReadOnlyList<ReceivedMessage>> ReceiveAsync(
        string queue, ReceiveRequest request, CancellationToken cancellationToken) =>
        AliveAsync(() => queues.ReceiveAsync(queue, request, FinishesReceives ? CancellationToken.None : cancellationToken));

    public Task<IReadOnlyList<Outcome>> DeleteAsync(
        string queue, IReadOnlyList<string> receipts, CancellationToken cancellationToken)
    {
        _deletes.Add(new RequestRecord(queues.QueueTime, RequestKind.Delete, queue, receipts.Count));
        return AliveAsync(() => queues.DeleteAsync(queue, receipts, cancellationToken));
    }

    public Task<IReadOnlyList<Outcome>> ChangeVisibilityAsync(
        string queue, IReadOnlyList<VisibilityChange> changes, CancellationToken cancellationToken) =>
        AliveAsync(() => queues.ChangeVisibilityAsync(queue, changes, cancellationToken));

    private async Task<T> AliveAsync<T>(Func<Task<T>> request)
    {
        if (_isKilled)
        {
            return await new TaskCompletionSource<T>().Task;
        }

        await AwakeAsync();
        var answer = await request();
        await AwakeAsync();
        return _isKilled ? await new TaskCompletionSource<T>().Task : answer;
    }

    private async Task AwakeAsync()
    {
        while (_sleep is { } sleep)
        {
            await sleep.Task;
        }
    }
}
