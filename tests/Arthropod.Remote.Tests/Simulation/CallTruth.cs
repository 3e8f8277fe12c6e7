using Arthropod.Remote.Tests.Worlds;

namespace Arthropod.Remote.Tests.Simulation;

/// <summary>Whether what a caller was told in the end is true, and in time.</summary>
internal sealed class CallTruth(SimulationPlan plan)
{
    /// <summary>How long a server waits for its caller's word (CallConfirmations.Patience).</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>A server begins nothing so long after its deadline: two seconds for its clock, and the request's way.</summary>
    private static readonly TimeSpan DeadlineMargin = TimeSpan.FromSeconds(20);

    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(1);

    /// <summary>What can keep a caller from being asked, or its word from arriving.</summary>
    private static readonly FaultKind[] KeepWordsBack =
    [
        FaultKind.KillClient, FaultKind.SuspendClient, FaultKind.SuspendClientForLong, FaultKind.SuspendServer, FaultKind.KillServer, FaultKind.StopServer,
        FaultKind.Throttle, FaultKind.LoseRequests, FaultKind.MissEntries, FaultKind.DropInbox, FaultKind.DropRequests,
    ];

    public IEnumerable<string> FindFaults(CallAccount call)
    {
        if (!call.IsOver)
        {
            yield return "never ended";
        }

        if (call.Ends > 1)
        {
            yield return $"ended {call.Ends} times";
        }

        if (call.Ends > 0)
        {
            foreach (var fault in new[] { FindFaultOfEnd(call), FindFaultOfState(call), FindFaultOfTime(call) }.OfType<string>())
            {
                yield return $"{fault} ({call.End}: {call.EndText})";
            }
        }

        foreach (var fault in call.Executions.Select(execution => FindFault(call, execution)).OfType<string>())
        {
            yield return fault;
        }
    }

    private string? FindFaultOfEnd(CallAccount call) => call.End switch
    {
        CallEnd.Wrong => "ended wrongly",
        CallEnd.Succeeded when call.Work.Kind == WorkKind.OneWay =>
            !call.Executions.Any(execution => execution is { EndedAt: not null, IsToBeTriedAgain: false }) && !WasDropped(call) ? "was taken and never carried out" : null,
        CallEnd.Succeeded or CallEnd.FailedAsPlanned => call.Executions.Any(execution => execution.EndedAt <= call.EndedAt) ? null : "was answered and not carried out",
        CallEnd.NotConfirmed when call.Executions.Count > 0 => "is said not to have been begun, and was",
        CallEnd.NotConfirmed or CallEnd.NotConfirmedAgain => !Happened(call, KeepWordsBack) ? "was not confirmed, and nothing was in the way" : null,
        CallEnd.TimedOut when call.Work.Timeout is not { } timeout || call.EndedAt < call.BegunAt + timeout => "timed out too early",
        _ => null,
    };

    private static string? FindFaultOfState(CallAccount call) => call.State switch
    {
        RemoteCallState.NotSent when call.Executions.Count > 0 => "is said not to have been sent, and was carried out",
        RemoteCallState.Started when call.Executions.Count == 0 && call.Work.Kind != WorkKind.Confirmed => "is said to have been begun, and never was",
        _ => null,
    };

    // I6: whoever sleeps across his timeout is told when he wakes.
    private static string? FindFaultOfTime(CallAccount call) =>
        call.Work.Timeout is { } timeout && call.EndedAt > Later(call.BegunAt + timeout, call.CallerWokeBefore(call.EndedAt)) + Soon ? "ended later than its timeout" : null;

    private static string? FindFault(CallAccount call, Execution execution)
    {
        if (call.Work.Kind == WorkKind.Confirmed && call.LeftAt is { } left && execution.At > Later(left + Patience, execution.ServerWokeAt) + Soon)
        {
            return $"was begun at {execution.At:T} by server {execution.Server.Number}, and could not have been confirmed after {left:T}";
        }

        return call.Work.Timeout is { } timeout && execution.At > Later(SentBy(call, execution) + timeout + (call.Work.Kind == WorkKind.Confirmed ? Patience : default), execution.ServerWokeAt) + DeadlineMargin
            ? $"was begun at {execution.At:T} by server {execution.Server.Number}, long after its deadline"
            : null;
    }

    // What a machine sends that slept while it sent says how much time was left before. It may have gone to sleep with a
    // request on its way, and the call at its end.
    private static DateTimeOffset SentBy(CallAccount call, Execution execution) =>
        Later(call.BegunAt, call.CallerWokeBefore(execution.At));

    private bool Happened(CallAccount call, FaultKind[] kinds) => plan.Faults.Any(fault =>
        kinds.Contains(fault.Kind)
        && VirtualTime.Beginning + fault.At <= call.EndedAt
        && VirtualTime.Beginning + fault.At + fault.For + Aftermath(fault.Kind) >= call.BegunAt);

    // The name of a deleted inbox is refused for a minute, and its owner may notice a long poll later.
    private static TimeSpan Aftermath(FaultKind kind) => TimeSpan.FromMinutes(kind == FaultKind.DropInbox ? 2 : 1);

    // Whoever left it does not hear of it.
    private bool WasDropped(CallAccount call) => plan.Faults.Any(fault =>
        fault.Kind == FaultKind.DropRequests && VirtualTime.Beginning + fault.At >= call.BegunAt);

    private static DateTimeOffset Later(DateTimeOffset left, DateTimeOffset right) => left > right ? left : right;
}
