using System.Collections.Concurrent;

namespace Arthropod.Remote.Benchmarks.Rpc.Contenders;

/// <summary>The hand-written loops' calls that wait for their reply.</summary>
internal sealed class WaitingCalls
{
    private readonly ConcurrentDictionary<long, TaskCompletionSource<byte[]>> _calls = new();
    private long _lastId;

    public (long Id, Task<byte[]> Reply) Add()
    {
        var id = Interlocked.Increment(ref _lastId);
        var call = new TaskCompletionSource<byte[]>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = call;
        return (id, call.Task);
    }

    public void Complete(string body)
    {
        var reply = PlainMessage.Parse(body);
        if (_calls.TryRemove(reply.Id, out var call))
        {
            call.TrySetResult(reply.Bytes);
        }
    }

    public void FailAll(Exception exception)
    {
        foreach (var call in _calls.Values)
        {
            call.TrySetException(exception);
        }
    }
}
