using System.Collections.Concurrent;

namespace Arthropod.Remote.Tests.Contracts;

/// <summary>What a server does with the calls that it gets, and what it got.</summary>
internal sealed class Script(Func<Job, Task<string>> work)
{
    private readonly ConcurrentQueue<Job> _jobs = new();
    private int _running;

    /// <summary>Answers at once, with what it was given.</summary>
    public static Script Echo() => new(static job => Task.FromResult(job.Order));

    public static Script Takes(TimeSpan time, TimeProvider clock) => new(async job =>
    {
        await Task.Delay(time, clock, job.CancellationToken);
        return job.Order;
    });

    public IReadOnlyCollection<Job> Jobs => _jobs;

    public int MostAtATime { get; private set; }

    public int Instances { get; set; }

    public int Disposed { get; set; }

    public Exception? ConstructorThrows { get; set; }

    public Exception? DisposalThrows { get; set; }

    public async Task<string> RunAsync(Job job)
    {
        _jobs.Enqueue(job);
        _running++;
        MostAtATime = Math.Max(MostAtATime, _running);
        try
        {
            return await work(job);
        }
        finally
        {
            _running--;
        }
    }
}
