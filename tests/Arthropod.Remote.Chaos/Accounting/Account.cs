using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Chaos.Running;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>The account of a run: what became of each call, and which promises were broken.</summary>
/// <param name="Figures">The figures.</param>
/// <param name="Reruns">Why calls were carried out again, and how often.</param>
/// <param name="Faults">How often each fault hit.</param>
/// <param name="Violations">The broken promises.</param>
/// <param name="Crashes">Processes that ended by themselves, though they should not have.</param>
internal sealed record Account(
    Figures Figures,
    IReadOnlyDictionary<Rerun, int> Reruns,
    IReadOnlyDictionary<Fault, int> Faults,
    IReadOnlyList<Violation> Violations,
    IReadOnlyList<ProcessEvent> Crashes)
{
    public static Account Of(Evidence evidence, TimeSpan time)
    {
        var calls = CallHistory.AllOf(evidence);
        var judge = new FateJudge(evidence.Processes);
        var fates = calls.ToLookup(judge.Judge);
        var rerunJudge = new RerunJudge(evidence.Processes, evidence.IsShared);
        var reruns = calls.SelectMany(call => rerunJudge.Judge(call).Select(rerun => (Call: call, Rerun: rerun))).ToList();
        var broken = new Dictionary<string, List<CallHistory>>(StringComparer.Ordinal)
        {
            [nameof(Figures.Lost)] = [.. fates[Fate.Lost]],
            [nameof(Figures.Stuck)] = [.. fates[Fate.Stuck]],
            [nameof(Figures.CompletedTwice)] = [.. calls.Where(call => call.Of(EventKind.CallEnded).Count() > 1)],
            [nameof(Figures.WrongResult)] = [.. calls.Where(IsWrong)],
            [nameof(Figures.ProgressOutOfOrder)] = [.. calls.Where(ProgressJudge.IsOutOfOrder)],
            [nameof(Figures.ProgressAfterResult)] = [.. calls.Where(ProgressJudge.IsAfterResult)],
            [nameof(Figures.RanTwiceNeedlessly)] = [.. reruns.Where(rerun => rerun.Rerun == Rerun.Needless).Select(rerun => rerun.Call)],
        };
        if (evidence.IsShared)
        {
            broken[nameof(Figures.RanTwiceByQueue)] = [.. reruns.Where(rerun => rerun.Rerun is Rerun.ByQueue or Rerun.LeaseFault).Select(rerun => rerun.Call)];
        }

        var figures = new Figures
        {
            Calls = calls.Count,
            Succeeded = fates[Fate.Succeeded].Count(),
            FailedTruthfully = fates[Fate.FailedTruthfully].Count(),
            CallerKilled = fates[Fate.CallerKilled].Count(),
            Lost = broken[nameof(Figures.Lost)].Count,
            Stuck = broken[nameof(Figures.Stuck)].Count,
            CompletedTwice = broken[nameof(Figures.CompletedTwice)].Count,
            WrongResult = broken[nameof(Figures.WrongResult)].Count,
            ProgressOutOfOrder = broken[nameof(Figures.ProgressOutOfOrder)].Count,
            ProgressAfterResult = broken[nameof(Figures.ProgressAfterResult)].Count,
            RanTwiceNeedlessly = broken[nameof(Figures.RanTwiceNeedlessly)].Count,
            RanTwiceByQueue = reruns.Count(rerun => rerun.Rerun == Rerun.ByQueue),
            InboxesLeft = evidence.InboxesLeft,
            ServerKills = Count(evidence, ProcessChange.Killed, "server"),
            ClientKills = Count(evidence, ProcessChange.Killed, "client"),
            QueueRestarts = Count(evidence, ProcessChange.Restarting),
            Suspensions = Count(evidence, ProcessChange.Suspended),
            Faults = evidence.Queue.Faults.Where(fault => fault.Key is not (Fault.AskerGone or Fault.FrontDown)).Sum(fault => fault.Value),
            Seconds = Math.Round(time.TotalSeconds, 1),
        };
        return new(
            figures,
            reruns.CountBy(rerun => rerun.Rerun).ToDictionary(),
            evidence.Queue.Faults,
            [.. broken.SelectMany(kind => kind.Value.Distinct().Select(call => new Violation(kind.Key, call)))],
            [.. evidence.Processes.Where(process => process.Change == ProcessChange.Crashed)]);
    }

    private static bool IsWrong(CallHistory call) =>
        call.Of(EventKind.CallEnded).Any(ended => FateJudge.EndOf(ended) == CallEnd.WrongResult);

    private static int Count(Evidence evidence, ProcessChange change, string who = "") => evidence.Processes.Count(process =>
        process.Change == change && process.Who.StartsWith(who, StringComparison.Ordinal));
}
