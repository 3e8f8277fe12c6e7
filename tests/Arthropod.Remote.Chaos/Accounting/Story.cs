using System.Globalization;
using Arthropod.Remote.Chaos.Queue;
using Arthropod.Remote.Chaos.Running;

namespace Arthropod.Remote.Chaos.Accounting;

/// <summary>Tells a call's whole story, from all journals in the order of time.</summary>
internal static class Story
{
    public static string Of(Violation violation, Evidence evidence)
    {
        var call = violation.Call;
        var people = call.Journal.Select(entry => entry.Who).Concat(call.Queue.Select(entry => entry.Who)).ToHashSet(StringComparer.Ordinal);
        people.Add("front");
        var lines = call.Journal.Select(Tell)
            .Concat(call.Queue.Select(Tell))
            .Concat(evidence.Processes.Where(process => people.Contains(process.Who)).Select(Tell))
            .OrderBy(line => line.At)
            .ToList();
        var begin = lines.Count > 0 ? lines[0].At : default;
        return string.Join('\n',
        [
            string.Create(CultureInfo.InvariantCulture, $"{violation.Figure}: call {call.Number} of seed {evidence.Seed}, {call.Script.Kind}"),
            .. lines.Select(line => string.Create(
                CultureInfo.InvariantCulture, $"{(line.At - begin).TotalSeconds,9:0.000}  {line.Who,-12}  {line.Words}")),
            "",
        ]);
    }

    private static Line Tell(JournalEntry entry) =>
        new(entry.At, entry.Who, string.Create(CultureInfo.InvariantCulture, $"{entry.Kind} {(entry.Attempt > 0 ? $"attempt {entry.Attempt}" : "")} {entry.Detail}"));

    private static Line Tell(ProcessEvent process) => new(process.At, process.Who, $"{process.Change} {process.Words}");

    private static Line Tell(QueueEvent entry)
    {
        var fault = entry.Fault == Fault.None ? "" : $" [{entry.Fault}{(entry.IsDone ? ", done" : ", not done")}]";
        var seconds = entry.Action is QueueAction.Deliver or QueueAction.ChangeVisibility
            ? string.Create(CultureInfo.InvariantCulture, $" for {entry.Seconds} s")
            : "";
        return new(entry.At, entry.Who,
            $"{entry.Action}{seconds} {entry.Queue} {Short(entry.MessageId)} {Short(entry.Receipt)} {entry.Frame} (request {entry.Request}){fault}");
    }

    // Receipt handles differ at their end, ids everywhere.
    private static string Short(string id) => id.Length <= 8 ? id : id[^8..];

    private sealed record Line(DateTimeOffset At, string Who, string Words);
}
