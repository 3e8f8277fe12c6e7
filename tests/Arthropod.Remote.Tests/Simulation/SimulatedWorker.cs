using Arthropod.Remote.Tests.Contracts;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Does what the order says, and enters it in the book.</summary>
internal sealed class SimulatedWorker(SimulatedProcess process, CallBook book, IRemoteCallContext context) : IWorker
{
    public async Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var work = SimulatedWork.FromOrder(order);
        var reports = book[work.Number].Begin(new Execution(process.Number, context.Attempt, book.Now)).ToList();
        var pause = work.Takes / (reports.Count + 1);
        foreach (var report in reports)
        {
            await Task.Delay(pause, process.Time, cancellationToken);
            progress?.Report(report);
        }

        await Task.Delay(pause, process.Time, cancellationToken);
        return work.Fails ? throw new InvalidOperationException($"failure {work.Number}") : work.Answer;
    }

    public Task<string> Track(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Do(order, progress, cancellationToken);

    public Task Note(string order) => Do(order);

    public Task Leave(string order, CancellationToken cancellationToken = default) => Do(order, null, cancellationToken);

    public Task LeaveOnce(string order) => Do(order);

    public Task<Fragile> Break(string order) => Task.FromResult(new Fragile());
}
