using Arthropod.Remote.Benchmarks.Rpc.Contenders;
using Arthropod.Remote.Benchmarks.Rpc.Measuring;

namespace Arthropod.Remote.Benchmarks.Rpc.Processes;

/// <summary>
/// Three processes, the same for every contender: this one calls, a second one works, the queue is a third. What
/// travels between the first two goes through the third.
/// </summary>
internal sealed class Topology : IAsyncDisposable
{
    private readonly ChildProcess _queue;
    private readonly ChildProcess _worker;
    private readonly Uri _endpoint;
    private readonly RequestCounter _counter = new();

    private Topology(ChildProcess queue, ChildProcess worker, Uri endpoint)
    {
        _queue = queue;
        _worker = worker;
        _endpoint = endpoint;
    }

    public static async Task<Topology> StartAsync()
    {
        var queue = ChildProcess.Start(QueueProcess.Argument);
        var endpoint = await queue.ReadAsync();
        return new(queue, ChildProcess.Start(WorkerProcess.Argument, endpoint), new Uri(endpoint));
    }

    /// <summary>The fewest requests that either of the two clients has made.</summary>
    public async Task<long> LeastRequestsAsync() => Math.Min(_counter.Count, (await _worker.UsageAsync()).Requests);

    /// <summary>Starts a contender, ramps it up, measures it, stops it.</summary>
    public async Task<RoundFigures> RunAsync(Contender contender, int inFlight, int ramp, int calls)
    {
        await _worker.AskAsync(WorkerProcess.StartCommand(contender, inFlight));
        await using var caller = await contender.StartCallerAsync(_endpoint, inFlight);

        // Both parts end when the last call is answered, with as much still to be deleted: what the ramp leaves to be
        // counted here is what these calls leave uncounted.
        await new Load(caller, inFlight, ramp).RunAsync();
        var (clientBefore, queueBefore) = await UsageAsync();
        var load = await new Load(caller, inFlight, calls).RunAsync();
        var (clientAfter, queueAfter) = await UsageAsync();
        await _worker.AskAsync(WorkerProcess.StopCommand);
        return new(load, clientAfter - clientBefore, queueAfter - queueBefore);
    }

    public async ValueTask DisposeAsync()
    {
        await _worker.DisposeAsync();
        await _queue.DisposeAsync();
        _counter.Dispose();
    }

    private async Task<(Usage Client, Usage Queue)> UsageAsync() =>
        (Usage.OfThisProcess(_counter) + await _worker.UsageAsync(), await _queue.UsageAsync());
}
