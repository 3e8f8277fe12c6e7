namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Does what the order says, and enters it in the book.</summary>
internal sealed class SimulatedWorker(SimulatedProcess process, CallBook book, IRemoteCallContext context) : ISimulatedWorker
{
    public async Task<string> Do(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default)
    {
        var work = SimulatedWork.FromOrder(order);
        var (execution, reports) = book.Begin(work.Number, process, context);
        try
        {
            var heeded = work.IsDeaf ? CancellationToken.None : cancellationToken;
            var pause = work.Takes / (work.Reports + 1);
            foreach (var report in reports)
            {
                await Task.Delay(pause, process.Time, heeded);
                progress?.Report(report);
            }

            await Task.Delay(pause, process.Time, heeded);
            return book.End(work, execution, cancellationToken.IsCancellationRequested) ? work.Answer : throw new InvalidOperationException(work.Failure);
        }
        finally
        {
            process.Running--;
        }
    }

    public Task<string> Confirm(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Do(order, progress, cancellationToken);

    public Task<string> Retry(string order, IProgress<int>? progress = null, CancellationToken cancellationToken = default) =>
        Do(order, progress, cancellationToken);

    public Task Leave(string order, CancellationToken cancellationToken = default) => Do(order, null, cancellationToken);
}
