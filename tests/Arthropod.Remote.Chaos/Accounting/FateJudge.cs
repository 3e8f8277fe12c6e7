using Arthropod.Remote.Chaos.Running;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Tells from a call's history what became of it.</summary>
internal sealed class FateJudge(IReadOnlyList<ProcessEvent> processes)
{
    /// <summary>Calls time out after 90 seconds (IChaosWork); a client may be suspended meanwhile, or short of processors.</summary>
    private static readonly TimeSpan LongestCall = TimeSpan.FromSeconds(120);

    private readonly ILookup<string, DateTimeOffset> _killed = processes
        .Where(process => process.Change == ProcessChange.Killed).ToLookup(process => process.Who, process => process.At);

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

        return call.Of(EventKind.CallBegun).LastOrDefault() switch
        {
            null => Fate.Lost,
            { Who: var client, At: var begun } when _killed[client].Any(killed => killed <= begun + LongestCall) => Fate.CallerKilled,
            { Who: var client } when _crashed.Contains(client) => Fate.Lost,

            // Whoever was killed so late had been waiting for ever.
            _ => Fate.Stuck,
        };
    }

    /// <summary>How a call ended, from the journal's line.</summary>
    public static CallEnd EndOf(JournalEntry ended) => Enum.Parse<CallEnd>(ended.Detail!.Split(':')[0]);

    private static IEnumerable<string> Named(IReadOnlyList<ProcessEvent> processes, ProcessChange change) =>
        processes.Where(process => process.Change == change).Select(process => process.Who);
}
