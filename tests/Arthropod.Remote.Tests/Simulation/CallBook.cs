using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>The model: what every call of a run should come to, beside what it came to.</summary>
internal sealed class CallBook(SimulationPlan plan, VirtualTime time, LeaseBook leases)
{
    private readonly Dictionary<int, CallAccount> _calls = plan.Calls.ToDictionary(work => work.Number, work => new CallAccount(work));
    private readonly Dictionary<Guid, CallAccount> _byId = [];
    private readonly List<string> _violations = [];

    public DateTimeOffset Now => time.GetUtcNow();

    public IReadOnlyCollection<CallAccount> Calls => _calls.Values;

    public CallAccount this[int number] => _calls[number];

    public bool IsOver => _calls.Values.All(call => call.IsOver);

    /// <summary>Whether the work has been done that a call stands for.</summary>
    public bool HasSucceeded(Guid callId) => _byId.TryGetValue(callId, out var call)
        && call.Executions.Any(execution => execution is { EndedAt: not null, IsToBeTriedAgain: false });

    /// <summary>Makes a call from a process, and writes down how it ends.</summary>
    public async Task CallAsync(SimulatedWork work, SimulatedProcess process)
    {
        var account = this[work.Number];
        account.Caller = process;
        account.BegunAt = Now;
        using var giveUp = work.CancelAfter is { } after ? new CancellationTokenSource(after, process.Time) : new CancellationTokenSource();
        void Finish(CallEnd end, string text) => account.Finish(end, Now, text);
        try
        {
            var answer = await AskAsync(work, process, account, giveUp.Token);
            Finish(!work.Fails && answer == work.Answer ? CallEnd.Succeeded : CallEnd.Wrong, answer);
        }
        catch (RemoteCallCanceledException exception) when (giveUp.IsCancellationRequested)
        {
            account.State = exception.State;
            Finish(CallEnd.Cancelled, exception.Message);
        }
        catch (OperationCanceledException exception) when (giveUp.IsCancellationRequested)
        {
            Finish(CallEnd.Cancelled, exception.Message);
        }
        catch (RemoteTimeoutException exception)
        {
            account.State = exception.State;
            Finish(CallEnd.TimedOut, exception.Message);
        }
        catch (ServerErrorException exception) when (exception.Kind == ServerErrorKind.NotConfirmed && work.Kind == WorkKind.Confirmed)
        {
            Finish(CallEnd.NotConfirmed, exception.Message);
        }
        catch (ServerErrorException exception) when (exception.Kind == ServerErrorKind.NotConfirmedAgain && work.Kind == WorkKind.Confirmed)
        {
            Finish(CallEnd.NotConfirmedAgain, exception.Message);
        }
        catch (ServerErrorException exception) when (exception.Message == work.Failure && (work.Fails || IsTooLateToTryAgain(account)))
        {
            Finish(CallEnd.FailedAsPlanned, exception.Message);
        }
        catch (Exception exception)
        {
            Finish(CallEnd.Wrong, exception.ToString());
        }
    }

    /// <summary>A server begins to work.</summary>
    public (Execution Execution, IEnumerable<int> Reports) Begin(int number, SimulatedProcess server, IRemoteCallContext context)
    {
        var account = this[number];
        _byId[context.CallId] = account;
        if (++server.Running > server.MaxConcurrency)
        {
            _violations.Add($"server {server.Number} works on {server.Running} calls at a time, and {server.MaxConcurrency} is the most");
        }

        var execution = account.Begin(server, context.CallId, context.Attempt, Now);
        return (execution, account.ReportsOf(execution));
    }

    /// <summary>A server has done the work, and does not know yet whether anybody wants to hear of it.</summary>
    /// <returns>Whether it has succeeded.</returns>
    public bool End(SimulatedWork work, Execution execution, bool isCancelled)
    {
        execution.EndedAt = Now;
        execution.IsToBeTriedAgain = execution.Number <= work.FailsFirst;
        leases.WorkEnded(execution, isCancelled);
        return !work.Fails && !execution.IsToBeTriedAgain;
    }

    public IEnumerable<string> FindFaults(bool framesWereMissed)
    {
        var truth = new CallTruth(plan);
        var repetition = new Repetition(plan, leases);
        foreach (var call in _calls.Values)
        {
            // A server that only asks whether it may begin counts as the newest, and one that was there before goes unheard.
            var mayBeMissed = framesWereMissed || (call.Work.Kind == WorkKind.Confirmed && leases.WasDoubled(call));
            foreach (var fault in truth.FindFaults(call).Append(call.FindFaultOfProgress(mayBeMissed)).Append(repetition.FindFault(call)).OfType<string>())
            {
                yield return $"call {call.Work.Number}: {fault}";
            }
        }

        foreach (var violation in _violations)
        {
            yield return violation;
        }
    }

    private static async Task<string> AskAsync(SimulatedWork work, SimulatedProcess process, CallAccount account, CancellationToken cancellationToken)
    {
        var worker = process.Get<ISimulatedWorker>();
        if (work.Timeout is { } timeout)
        {
            worker = worker.WithOptions(new RemoteCallOptions { Timeout = timeout });
        }

        var order = work.ToOrder();
        var progress = new InlineProgress<int>(account.Show);
        switch (work.Kind)
        {
            case WorkKind.Confirmed:
                return await worker.Confirm(order, progress, cancellationToken);
            case WorkKind.Retried:
                return await worker.Retry(order, progress, cancellationToken);
            case WorkKind.OneWay:
                await worker.Leave(order, cancellationToken);
                return work.Answer;
            default:
                return await worker.Do(order, progress, cancellationToken);
        }
    }

    // An attempt that would begin after the deadline is none: the last error is the answer then.
    private bool IsTooLateToTryAgain(CallAccount call) =>
        call.Work is { Kind: WorkKind.Retried, Timeout: { } timeout } && Now + TimeSpan.FromMinutes(1) >= call.BegunAt + timeout;
}
