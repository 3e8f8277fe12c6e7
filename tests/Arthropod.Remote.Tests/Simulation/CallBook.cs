using Arthropod.Remote.Tests.Contracts;
using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>The model: what every call of a run should come to, beside what it came to.</summary>
internal sealed class CallBook(SimulationPlan plan, VirtualTime time)
{
    /// <summary>After these a call may be carried out again: a server died or slept, a lease or an answer was lost, the queue delivered twice.</summary>
    private static readonly FaultKind[] Excuses =
    [
        FaultKind.KillServer, FaultKind.SuspendServer, FaultKind.StopServer, FaultKind.Throttle, FaultKind.LoseRequests,
        FaultKind.MissEntries, FaultKind.Duplicate, FaultKind.Delay,
    ];

    /// <summary>What is left of them where servers share a store: that a server ended with the work, or slept.</summary>
    private static readonly FaultKind[] SharedExcuses = [FaultKind.KillServer, FaultKind.SuspendServer, FaultKind.StopServer];

    private readonly Dictionary<int, CallAccount> _calls = plan.Calls.ToDictionary(work => work.Number, work => new CallAccount(work));

    public DateTimeOffset Now => time.GetUtcNow();

    public IReadOnlyCollection<CallAccount> Calls => _calls.Values;

    public CallAccount this[int number] => _calls[number];

    public bool IsOver => _calls.Values.All(call => call.IsOver);

    /// <summary>Makes a call from a process, and writes down how it ends.</summary>
    public async Task CallAsync(SimulatedWork work, SimulatedProcess process)
    {
        var account = this[work.Number];
        using var giveUp = work.CancelAfter is { } after ? new CancellationTokenSource(after, process.Time) : new CancellationTokenSource();
        try
        {
            var answer = await process.Get<IWorker>().Do(work.ToOrder(), new InlineProgress<int>(account.Show), giveUp.Token);
            account.Finish(!work.Fails && answer == work.Answer ? CallEnd.Succeeded : CallEnd.Wrong, Now, answer);
        }
        catch (OperationCanceledException) when (giveUp.IsCancellationRequested)
        {
            account.Finish(CallEnd.Cancelled, Now, "cancelled");
        }
        catch (ServerErrorException exception) when (work.Fails && exception.Message == $"failure {work.Number}")
        {
            account.Finish(CallEnd.FailedAsPlanned, Now, exception.Message);
        }
        catch (Exception exception)
        {
            account.Finish(CallEnd.Wrong, Now, exception.ToString());
        }
    }

    public IEnumerable<string> FindFaults(bool framesWereMissed)
    {
        foreach (var call in _calls.Values)
        {
            var name = $"call {call.Work.Number}";
            if (!call.IsOver)
            {
                yield return $"{name} never ended";
            }

            if (call.Ends > 1)
            {
                yield return $"{name} ended {call.Ends} times";
            }

            if (call is { Ends: > 0, End: CallEnd.Wrong })
            {
                yield return $"{name} ended wrongly: {call.EndText}";
            }

            if (call.FindFaultOfProgress(framesWereMissed) is { } fault)
            {
                yield return $"{name}: {fault}";
            }

            if (call.Executions.Count > 1 && !IsExcused(call))
            {
                yield return $"{name} was carried out {call.Executions.Count} times without a reason";
            }
        }
    }

    private bool IsExcused(CallAccount call)
    {
        var begin = VirtualTime.Beginning + call.Work.At;
        var last = call.Executions[^1].At;
        return plan.Faults.Any(fault =>
            (plan.IsShared ? SharedExcuses : Excuses).Contains(fault.Kind)
            && VirtualTime.Beginning + fault.At <= last
            && VirtualTime.Beginning + fault.At + fault.For + (plan.Visibility * 2) + TimeSpan.FromMinutes(1) >= begin);
    }
}
