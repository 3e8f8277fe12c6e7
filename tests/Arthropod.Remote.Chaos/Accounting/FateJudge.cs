using Arthropod.Remote.Chaos.Running;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Tells from a call's history what became of it.</summary>
internal sealed class FateJudge(IReadOnlyList<ProcessEvent> processes)
{
    private readonly HashSet<string> _killed = [.. Named(processes, ProcessChange.Killed)];
    private readonly HashSet<string> _crashed = [.. Named(processes, ProcessChange.Crashed)];

    public Fate Judge(CallHistory call)
    {
        if (call.Of(EventKind.CallEnded).FirstOrDefault() is { } ended)
        {
            return EndOf(ended) switch
            {
                CallEnd.Result or CallEnd.Cancelled => Fate.Succeeded,
                CallEnd.ScriptError => Fate.FailedTruthfully,
                _ => Fate.Lost,
            };
        }

        return call.Of(EventKind.CallBegun).LastOrDefault()?.Who switch
        {
            null => Fate.Lost,
            var client when _killed.Contains(client) => Fate.CallerKilled,
            var client when _crashed.Contains(client) => Fate.Lost,
            _ => Fate.Stuck,
        };
    }

    /// <summary>How a call ended, from the journal's line.</summary>
    public static CallEnd EndOf(JournalEntry ended) => Enum.Parse<CallEnd>(ended.Detail!.Split(':')[0]);

    private static IEnumerable<string> Named(IReadOnlyList<ProcessEvent> processes, ProcessChange change) =>
        processes.Where(process => process.Change == change).Select(process => process.Who);
}
